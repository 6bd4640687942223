using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Kinds.Experiments;
using EmergentLearning.Memory.Kinds.GoldenRules;
using EmergentLearning.Memory.Linking;

namespace EmergentLearning.Memory.Syncing;

/// <summary>The rows that belong to a file.</summary>
internal static class DocumentRows
{
    /// <summary>
    /// A file seen for the first time. Rows that already tell of it (an adopted database) are linked and keep their values; what has
    /// no row gets one.
    /// </summary>
    public static void Link(IWriteTransaction transaction, ImportedFile file, string path, DateTimeOffset now)
    {
        if (file.Kind == ImportKind.Heuristic)
            HeuristicRows.Link(transaction, file, path, now);
        else if (LearningFields.Find(file) is { } fields)
            LearningRows.Link(transaction, fields, path, now);
        else if (file.Kind == ImportKind.GoldenRule)
            GoldenRuleRows.TakeIn(transaction, before: null, file.GoldenRules, now);
        else if (file.Cycles is { } cycles)
            CycleRows.TakeIn(transaction, cycles, path, now);
        else if (file.Record is { } record)
            KindFiles.Link(transaction, record, path, now);
        LinkIntake.TakeIn(transaction, [], file.Links, path, now);
    }

    /// <summary>A file that a person changed: what differs between the two versions goes into the rows, and nothing else.</summary>
    public static void ApplyEdit(IWriteTransaction transaction, ImportedFile before, ImportedFile after, string path, DateTimeOffset now)
    {
        if (after.Kind == ImportKind.Heuristic)
            HeuristicRows.ApplyEdit(transaction, before.Heuristics, after, path, now);
        else if (LearningFields.Find(after) is { } fields)
            LearningRows.ApplyEdit(transaction, LearningFields.Find(before), fields, path, now);
        else if (after.Kind == ImportKind.GoldenRule)
            GoldenRuleRows.TakeIn(transaction, before.GoldenRules, after.GoldenRules, now);
        else if (after.Cycles is { } cycles)
            CycleRows.TakeIn(transaction, cycles, path, now);
        else if (after.Record is { } record)
            KindFiles.ApplyEdit(transaction, before.Record, record, path, now);
        LinkIntake.TakeIn(transaction, before.Links, after.Links, path, now);
    }

    /// <summary>A file that a person gave another name: its rows go with it, and so does what is known of its import.</summary>
    public static void Move(IWriteTransaction transaction, string from, string to, DateTimeOffset now)
    {
        foreach (string table in RecordKinds.Tables)
            Update(transaction, $"update {table} set filepath = ?2 where filepath = ?1", from, to);
        KindFiles.Moved(transaction, to, now);
        Update(transaction, "update elf_imports set path = ?2 where path = ?1", from, to);
    }

    private static void Update(IWriteTransaction transaction, string sql, string from, string to)
    {
        using IStatement update = transaction.Prepare(sql);
        update.BindText(1, from);
        update.BindText(2, to);
        update.MoveNext();
    }
}
