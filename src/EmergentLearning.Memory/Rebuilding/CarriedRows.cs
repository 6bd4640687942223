using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Rebuilding;

/// <summary>
/// What rows know and files do not tell: their numbers here, and what was counted. A database that is made anew of files gets it back
/// from the one before it, record by record, by the records' names.
/// </summary>
/// <param name="learnings">The rows as they were.</param>
/// <param name="heuristics">The rows as they were.</param>
internal sealed class CarriedRows(IReadOnlyList<Learning> learnings, IReadOnlyList<Heuristic> heuristics)
{
    /// <summary>Takes the rows out whose files are read again.</summary>
    public static CarriedRows TakeOut(IWriteTransaction transaction)
    {
        const string HasFile = "where uid is not null and filepath in (select path from engine_documents where hash is not null)";
        var carried = new CarriedRows(
            transaction.List<Learning, int>(HasFile, 0, static (_, _) => { }), transaction.List<Heuristic, int>(HasFile, 0, static (_, _) => { }));
        Execute(transaction, $"delete from learnings {HasFile}");
        Execute(transaction, $"delete from heuristics {HasFile}");
        return carried;
    }

    /// <summary>Gives the rows that were read again what they had.</summary>
    public void GiveBack(IWriteTransaction transaction)
    {
        foreach (Learning old in learnings)
            GiveBack(transaction, old);
        foreach (Heuristic old in heuristics)
            GiveBack(transaction, old);
    }

    private static void GiveBack(IWriteTransaction transaction, Learning old)
    {
        using IStatement update = transaction.Prepare(
            "update learnings set id = ?2, created_at = ?3, updated_at = ?4 where uid = ?1");
        update.BindText(1, old.Uid!);
        update.BindInt64(2, old.Id);
        Bind(update, 3, old.CreatedAt);
        Bind(update, 4, old.UpdatedAt);
        update.MoveNext();
    }

    private static void GiveBack(IWriteTransaction transaction, Heuristic old)
    {
        using IStatement update = transaction.Prepare(
            "update heuristics set id = ?2, created_at = ?3, updated_at = ?4, source_id = ?5, times_validated = ?6, times_violated = ?7, is_golden = ?8 "
            + "where uid = ?1");
        update.BindText(1, old.Uid!);
        update.BindInt64(2, old.Id);
        Bind(update, 3, old.CreatedAt);
        Bind(update, 4, old.UpdatedAt);
        Bind(update, 5, old.SourceId);
        Bind(update, 6, old.TimesValidated);
        Bind(update, 7, old.TimesViolated);
        Bind(update, 8, old.IsGolden);
        update.MoveNext();
    }

    private static void Bind(IStatement statement, int index, string? value)
    {
        if (value is null)
            statement.BindNull(index);
        else
            statement.BindText(index, value);
    }

    private static void Bind(IStatement statement, int index, long? value)
    {
        if (value is { } number)
            statement.BindInt64(index, number);
        else
            statement.BindNull(index);
    }

    private static void Execute(IWriteTransaction transaction, string sql)
    {
        using IStatement statement = transaction.Prepare(sql);
        statement.MoveNext();
    }
}
