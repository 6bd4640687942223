using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Projection;

/// <summary>Keeps both sides of a conflict: the person's file stays where it is, the store's content goes beside it.</summary>
internal static class ConflictKeeper
{
    /// <summary>Takes the person's file in as the document of the path, and sends what was queued for the path to a path of its own.</summary>
    public static DocumentConflict Resolve(StoreTransaction transaction, string path)
    {
        string keptPath = FreePath(transaction, path);
        byte[]? ours = Documents.FindContent(transaction, path);
        string? hash = ours is null ? null : FileContent.Hash(ours);

        Outbox.MoveQueued(transaction, path, keptPath);
        Documents.Put(transaction, keptPath, ours, hash, transaction.LastSequence);
        transaction.TakeInEdit(path);
        return new DocumentConflict(path, keptPath);
    }

    private static string FreePath(StoreTransaction transaction, string path)
    {
        string extension = Path.GetExtension(path);
        string stem = path[..^extension.Length];
        for (int number = 1; ; number++)
        {
            string candidate = string.Create(CultureInfo.InvariantCulture, $"{stem}.conflict-{number}{extension}");
            if (transaction.IsPathFree(candidate))
                return candidate;
        }
    }
}
