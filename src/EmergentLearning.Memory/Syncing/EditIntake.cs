using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Linking;
using EmergentLearning.Memory.Syncing.Deletions;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Syncing;

/// <summary>What a person wrote or changed in a file, to its document and its rows.</summary>
internal static class EditIntake
{
    /// <summary>Takes the file in if it differs from what the store wrote.</summary>
    /// <returns>What became of it, or <see langword="null"/> when nobody changed it.</returns>
    public static ImportedFile? TakeIn(
        IWriteTransaction transaction, string path, DateTimeOffset now, CommitMessage? message = null, string? group = null)
    {
        byte[]? before = transaction.FindDocument(path);
        byte[]? edited = transaction.TakeInEdit(path, message, group);
        if (edited is null)
            return null;

        ImportedFile file = FileClassifier.Classify(path, edited);
        if (before is null)
        {
            Appear(transaction, file, edited, path, now);
            ImportLedger.Add(transaction, file, path, edited, now);
        }
        else
        {
            Change(transaction, FileClassifier.Classify(path, before), file, edited, path, now);
        }

        return file;
    }

    /// <summary>A file that the store does not hold: a new one, or that of deleted records, which live again with what it says of them now.</summary>
    public static void Appear(IWriteTransaction transaction, ImportedFile file, byte[] content, string path, DateTimeOffset now)
    {
        IReadOnlyList<Tombstone> revived = Tombstones.Revive(transaction, file, content, path, isNew: true);
        byte[]? before = revived.FirstOrDefault(buried => buried.Path == path && buried.Document is not null)?.Document;
        // Rows of another file are found by their names, and go with this one.
        if (revived.Count > 0 && (file.Kind == ImportKind.Heuristic || revived.All(buried => buried.Path == path)))
        {
            DocumentRows.ApplyEdit(transaction, FileClassifier.Classify(path, before), file, path, now);
            // They went with the record, so all that the file states is new, also what it stated before.
            LinkIntake.TakeIn(transaction, [], file.Links, path, now);
        }
        else
        {
            DocumentRows.Link(transaction, file, path, now);
        }
    }

    /// <summary>
    /// A file that is different now. A merge of clones may have given it to another record, maybe one that is deleted here and lives there; the one
    /// that had it is put aside, until its own file tells of it.
    /// </summary>
    private static void Change(
        IWriteTransaction transaction, ImportedFile before, ImportedFile after, byte[] content, string path, DateTimeOffset now)
    {
        Tombstones.Revive(transaction, after, content, path, isNew: false);
        DocumentRows.ApplyEdit(transaction, before, after, path, now);
        if (before.Uid is { } old && after.Uid is { } current && old != current)
            Tombstones.Bury(transaction, path, "its file became another record's", now, old);
    }
}
