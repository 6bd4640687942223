using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;

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
    }

    /// <summary>A file that a person changed: what differs between the two versions goes into the rows, and nothing else.</summary>
    public static void ApplyEdit(IWriteTransaction transaction, ImportedFile before, ImportedFile after, string path, DateTimeOffset now)
    {
        if (after.Kind == ImportKind.Heuristic)
            HeuristicRows.ApplyEdit(transaction, before.Heuristics, after, path, now);
        else if (LearningFields.Find(after) is { } fields)
            LearningRows.ApplyEdit(transaction, LearningFields.Find(before), fields, path, now);
    }
}
