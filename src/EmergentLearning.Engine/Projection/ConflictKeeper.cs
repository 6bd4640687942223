using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Projection;

/// <summary>Keeps both sides of a conflict: the person's file stays where it is, the store's content goes beside it.</summary>
internal static class ConflictKeeper
{
    /// <summary>Sends what is queued for a path to a path of its own, so that the person's file can become the document.</summary>
    public static DocumentConflict SetAside(StoreTransaction transaction, string path)
    {
        string keptPath = FreePath(transaction, path);
        byte[]? ours = Documents.FindContent(transaction, path);
        string? hash = ours is null ? null : FileContent.Hash(ours);

        long last = Outbox.MoveQueued(transaction, path, keptPath);
        Documents.Put(transaction, keptPath, ours, hash, last);
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
