using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.Snapshots;

/// <summary>Writes files of a store anew, as its database has them. Thread-safe: it holds no state.</summary>
public static class DocumentFiles
{
    /// <summary>
    /// Writes them, each whole and durable or not at all. One that holds something else by now than what was seen is left alone: it is the edit of
    /// somebody, and nobody has a copy of it.
    /// </summary>
    /// <param name="root">The store's folder.</param>
    /// <param name="database">The database's path below it, with <c>/</c>.</param>
    /// <param name="content">What a file is to hold as of now; <see langword="null"/> for nothing. Called while the lock is held, and must not wait.</param>
    /// <param name="seen">The paths, each with the hash of what its file held when it was looked at; <see langword="null"/> where there was none.</param>
    /// <param name="lockTimeout">How long one and the same holder of the repository lock is waited for.</param>
    /// <param name="ct">Ends the waiting, and the work between two files.</param>
    /// <returns>The paths that were written.</returns>
    /// <exception cref="StoreException">The database cannot be read, or a file cannot be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAgainAsync(
        string root,
        string database,
        Func<string, byte[]?> content,
        IReadOnlyDictionary<string, string?> seen,
        TimeSpan lockTimeout,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(seen);
        var folder = new StoreFolder(Path.GetFullPath(root), database);
        // Under it nobody writes the file of a newer record between the reading of a content and its writing, which would undo it.
        using var repositoryLock = new FileLock(folder.RepositoryLockPath, LockClass.Repository);
        using LockHandle held = await repositoryLock.AcquireAsync(lockTimeout, ct).ConfigureAwait(false);
        using var progress = new ProgressBeat(held);
        var written = new List<string>();
        foreach ((string path, string? hash) in seen)
        {
            ct.ThrowIfCancellationRequested();
            if (content(path) is { } bytes && TryWrite(folder.Root, path, hash, bytes))
                written.Add(path);
        }

        return written;
    }

    private static bool TryWrite(string root, string path, string? seen, byte[] content)
    {
        SafePath.RefuseLinks(root, path);
        string target = Path.Combine(root, path);
        if ((FileContent.ReadIfExists(target) is { } now ? FileContent.Hash(now) : null) != seen)
            return false;

        DirectorySync.CreateDurable(Path.GetDirectoryName(target)!);
        AtomicFile.Replace(target, content);
        return true;
    }
}
