using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Kinds.Layout;

namespace EmergentLearning.Memory.Rebuilding;

/// <summary>
/// Fields of which a record's file says nothing, as another tool's may, though its row has them. As long as the file is the one that the database knew,
/// the row knows better; in one that was edited since, a line that is not there was taken away.
/// </summary>
internal static class SilentFields
{
    /// <summary>Gives the rows of a kind the values that their files do not tell.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="carried">The table with the rows as they were.</param>
    /// <param name="documents">The table with the files as they were.</param>
    public static void GiveBack(IWriteTransaction transaction, TableKind kind, string carried, string documents)
    {
        foreach ((string uid, string path) in Unchanged(transaction, kind, carried, documents))
        {
            if (transaction.FindDocument(path) is not { } file)
                continue;

            RecordValues told = LayoutReader.Read(kind, file, "").Values;
            foreach (KindField field in kind.Fields.Where(field => kind.Layout.Writes(field.Name) && told[field.Name].Length == 0))
                GiveBack(transaction, kind.Table, carried, field.Column, uid);
        }
    }

    private static List<(string Uid, string Path)> Unchanged(IReadSession session, TableKind kind, string carried, string documents)
    {
        using IStatement select = session.Prepare($"""
            select old.uid, new.path from {carried} as old join {documents} as known on known.path = old.filepath
            join engine_documents as new on new.path = known.path and new.hash = known.hash
            join {kind.Table} as row on row.uid = old.uid and row.filepath = new.path
            """);
        var unchanged = new List<(string, string)>();
        while (select.MoveNext())
            unchanged.Add((select.GetText(0), select.GetText(1)));
        return unchanged;
    }

    private static void GiveBack(IWriteTransaction transaction, string table, string carried, string column, string uid)
    {
        using IStatement update = transaction.Prepare(
            $"update {table} set {column} = coalesce((select old.{column} from {carried} as old where old.uid = ?1), {column}) where uid = ?1");
        update.BindText(1, uid);
        update.MoveNext();
    }
}
