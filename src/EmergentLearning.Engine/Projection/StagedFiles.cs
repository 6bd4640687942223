using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Projection;

/// <summary>The files of one batch between the look at them and their publication.</summary>
/// <param name="root">The absolute path of the store's folder.</param>
/// <param name="disk">Where the files are written.</param>
/// <param name="doubtNames">
/// Whether a pass before this one was killed or failed: then the name of a file found in place is not trusted.
/// </param>
internal sealed class StagedFiles(string root, IDurableFileSystem disk, bool doubtNames) : IDisposable
{
    private readonly AtomicFileBatch _batch = new(disk);
    private readonly FolderSyncs _syncs = new(root, disk);
    private readonly List<(string Path, string Hash)> _replaced = [];

    /// <summary>Stages the last of one path's changes; false when the file is a person's.</summary>
    public bool TryStage(OutboxEntry[] changes)
    {
        OutboxEntry last = changes[^1];
        SafePath.RefuseLinks(root, last.Path);
        string fullPath = Path.Combine(root, last.Path);
        string? hash = HashOf(fullPath);
        if (doubtNames)
            _syncs.AddAbove(fullPath);
        // After a failed sync of its folder the kernel may call the folder clean although the name is in memory only: a second sync would
        // lie. A new file that takes the name makes the folder dirty again. (The kernel's memory is all that lies: after a power loss what
        // shows is on disk. A deletion cannot be repeated; of that the sync is all there is.)
        bool isInPlace = hash == last.Hash;
        if (isInPlace && (hash is null || !doubtNames))
        {
            _syncs.AddFolder(fullPath);
            return true;
        }

        if (hash is not null && !isInPlace && !IsOurs(hash, changes))
            return false;

        if (hash is null)
        {
            _batch.StageNew(fullPath, last.Content);
            return true;
        }

        if (last.Content is null)
            _batch.StageDelete(fullPath);
        else
            _batch.Stage(fullPath, last.Content);
        _replaced.Add((fullPath, hash));
        return true;
    }

    /// <summary>A file to be replaced that somebody changed since it was looked at, or null. Writing and syncing take time.</summary>
    public string? FindChanged() =>
        _replaced.Find(file => HashOf(file.Path) is { } hash && hash != file.Hash).Path;

    /// <summary>Makes everything staged visible and durable.</summary>
    /// <returns>The paths below the root that were taken by somebody else in the meantime.</returns>
    public IReadOnlyList<string> Publish()
    {
        // The folders first: a file is not durable before the names that lead to it are.
        _syncs.Run();
        IReadOnlyList<string> taken = _batch.Publish();
        return [.. taken.Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))];
    }

    public void Dispose() => _batch.Dispose();

    private static bool IsOurs(string hash, OutboxEntry[] changes) =>
        hash == changes[0].PreviousHash || Array.Exists(changes, change => change.Hash == hash);

    private static string? HashOf(string path) => FileContent.ReadIfExists(path) is { } bytes ? FileContent.Hash(bytes) : null;
}
