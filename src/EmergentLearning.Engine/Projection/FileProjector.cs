using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Projection;

/// <summary>
/// Outbox entries to files. Decides by content hashes alone, never by times: a file with the new content is done, one with the
/// old content or none is written, anything else is a person's edit and is left alone.
/// </summary>
/// <param name="root">The absolute path of the store's folder.</param>
internal sealed class FileProjector(string root)
{
    /// <summary>Writes the files of a batch. The caller holds the repository lock, so no other process writes them.</summary>
    public FileProjectionResult Write(IReadOnlyList<OutboxEntry> entries)
    {
        var written = new List<OutboxEntry>();
        var conflicts = new List<string>();
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        using var batch = new AtomicFileBatch();
        foreach (IGrouping<string, OutboxEntry> file in entries.GroupBy(entry => entry.Path, StringComparer.Ordinal))
        {
            OutboxEntry[] changes = [.. file];
            try
            {
                if (Stage(batch, file.Key, changes))
                    written.AddRange(changes);
                else
                    conflicts.Add(file.Key);
            }
            catch (StoreException exception)
            {
                // One file that cannot be written must not hold up the others; its entries stay queued.
                problems[file.Key] = exception.Message;
            }
        }

        // A file that appeared between our look and the rename is a person's: the exclusive rename refused to replace it.
        IReadOnlyList<string> taken = [.. batch.Publish().Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))];
        written.RemoveAll(entry => taken.Contains(entry.Path, StringComparer.Ordinal));
        return new FileProjectionResult(
            [.. written.OrderBy(entry => entry.Sequence)], [.. conflicts, .. taken], problems);
    }

    private bool Stage(AtomicFileBatch batch, string path, OutboxEntry[] changes)
    {
        OutboxEntry last = changes[^1];
        if (Array.TrueForAll(changes, change => change.OnDisk))
            return true;

        SafePath.RefuseLinks(root, path);
        string fullPath = Path.Combine(root, path);
        byte[]? onDisk = FileContent.ReadIfExists(fullPath);
        string? hash = onDisk is null ? null : FileContent.Hash(onDisk);
        if (hash == last.Hash)
            return true;
        if (hash is not null && !IsOurs(hash, changes))
            return false;

        if (last.Content is null)
            batch.StageDelete(fullPath);
        else if (hash is null)
            batch.StageNew(fullPath, last.Content);
        else
            batch.Stage(fullPath, last.Content);
        return true;
    }

    private static bool IsOurs(string hash, OutboxEntry[] changes) =>
        hash == changes[0].PreviousHash || Array.Exists(changes, change => change.Hash == hash);
}
