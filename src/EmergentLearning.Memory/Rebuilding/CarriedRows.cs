using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Memory.Rebuilding;

/// <summary>
/// What rows know and files do not tell: their numbers here, times to the second, what was counted. A database that is made anew of files gets it back
/// from the one before it, record by record, by the records' names. In between it lies in tables of its own in that database, which is the caller's alone.
/// </summary>
internal static class CarriedRows
{
    private const string HasFile = "uid is not null and filepath in (select path from engine_documents where hash is not null)";

    private const string Documents = "engine_documents";

    private static readonly string[] Counts = ["times_validated", "times_violated", "is_golden"];

    /// <summary>Takes the rows out whose files are read again.</summary>
    public static void TakeOut(IWriteTransaction transaction)
    {
        Execute(transaction, $"create table {Carried(Documents)} as select path, hash from {Documents}");
        foreach (string table in RecordKinds.Tables)
        {
            Execute(transaction, $"create table {Carried(table)} as select * from {table}");
            Execute(transaction, $"create index {Carried(table)}_uid on {Carried(table)} (uid)");
        }

        // Rows that stay may point to rows that go. What they point to is back, under its number, before the references are.
        Execute(transaction, "update cycles set experiment_id = null, heuristic_id = null");
        Execute(transaction, "update decisions set superseded_by = null");
        foreach (string table in RecordKinds.Tables)
            Execute(transaction, $"delete from {table} where {HasFile}");
    }

    /// <summary>Gives the rows that were read again what they had.</summary>
    public static void GiveBack(IWriteTransaction transaction)
    {
        // Numbers change first, and what points to them with them: in between some point nowhere.
        Execute(transaction, "pragma defer_foreign_keys = on");
        Execute(transaction, $"""
            update cycles set experiment_id = coalesce(
                (select old.id from experiments as new join {Carried("experiments")} as old on old.uid = new.uid where new.id = cycles.experiment_id), experiment_id)
            """);
        // What a file's links say of a decision was written with the numbers that the rows have now.
        Execute(transaction, $"""
            update decisions set superseded_by = coalesce(
                (select old.id from decisions as new join {Carried("decisions")} as old on old.uid = new.uid where new.id = decisions.superseded_by), superseded_by)
            """);
        foreach (string table in RecordKinds.Tables)
            GiveBack(transaction, table);
        foreach (TableKind kind in RecordKinds.WithFiles.Where(static kind => kind.WritesFilesOfRows))
            SilentFields.GiveBack(transaction, kind, Carried(kind.Table), Carried(Documents));
        GiveBackReferences(transaction);
        foreach (string table in RecordKinds.Tables.Append(Documents))
            Execute(transaction, $"drop table {Carried(table)}");
    }

    private static void GiveBack(IWriteTransaction transaction, string table)
    {
        RecordKind[] kinds = [.. RecordKinds.All.Where(kind => kind.Table == table)];
        string[] columns =
        [
            "id", kinds[0].CreatedColumn, .. kinds[0].UpdatedColumn is { } updated ? (string[])[updated] : [],
            .. kinds.SelectMany(static kind => kind.RowColumns).Except(Counts),
        ];
        string names = string.Join(", ", columns);
        Execute(transaction, $"""
            update {table} set ({names}) = (select {names} from {Carried(table)} as old where old.uid = {table}.uid)
            where uid in (select uid from {Carried(table)})
            """);
        if (table == "heuristics")
            GiveBackLives(transaction, Carried(table));
    }

    private static void GiveBackLives(IWriteTransaction transaction, string carried)
    {
        // The original's tools count in the row alone. In a file that was edited since, a person counted.
        foreach (string count in Counts)
        {
            Execute(transaction, $"""
                update heuristics set {count} = old.{count} from {carried} as old
                where old.uid = heuristics.uid and old.filepath = heuristics.filepath and exists (
                    select 1 from {Carried(Documents)} as known join engine_documents as new on new.path = known.path and new.hash = known.hash
                    where known.path = old.filepath)
                """);
        }

        // A file tells the day alone; of another day it knows better.
        foreach (string moment in (string[])["last_used_at", "decayed_at"])
        {
            Execute(transaction, $"""
                update heuristics set {moment} = old.{moment} from {carried} as old
                where old.uid = heuristics.uid and substr(old.{moment}, 1, 10) = substr(heuristics.{moment}, 1, 10)
                """);
        }
    }

    /// <summary>References of rows that stayed; what pointed to a record that is gone points to none.</summary>
    private static void GiveBackReferences(IWriteTransaction transaction)
    {
        Execute(transaction, $"""
            update cycles set experiment_id = old.experiment_id, heuristic_id = old.heuristic_id from {Carried("cycles")} as old
            where old.id = cycles.id and cycles.filepath is null
            """);
        // The number of another tool, which stands in no file: what the links say goes before it.
        Execute(transaction, $"""
            update decisions set superseded_by = old.superseded_by from {Carried("decisions")} as old
            where old.id = decisions.id and decisions.superseded_by is null
            """);
        Execute(transaction, "update cycles set experiment_id = null where experiment_id not in (select id from experiments)");
        Execute(transaction, "update cycles set heuristic_id = null where heuristic_id not in (select id from heuristics)");
        Execute(transaction, "update decisions set superseded_by = null where superseded_by not in (select id from decisions)");
        // Counted while the cycles that have no file pointed to none.
        Execute(transaction, """
            update experiments set cycles_run = (select count(*) from cycles where experiment_id = experiments.id)
            where id in (select experiment_id from cycles where filepath is null)
            """);
    }

    private static string Carried(string table) => $"elf_carried_{table}";

    private static void Execute(IWriteTransaction transaction, string sql)
    {
        using IStatement statement = transaction.Prepare(sql);
        statement.MoveNext();
    }
}
