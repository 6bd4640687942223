using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;

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
            DocumentRows.Link(transaction, file, path, now);
            ImportLedger.Add(transaction, file, path, edited, now);
        }
        else
        {
            DocumentRows.ApplyEdit(transaction, FileClassifier.Classify(path, before), file, path, now);
        }

        return file;
    }
}
