using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Sqlite;

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
    /// <param name="seen">The paths, each with the hash of what its file held when it was looked at; <see langword="null"/> where there was none.</param>
    /// <param name="lockTimeout">How long one and the same holder of the repository lock is waited for.</param>
    /// <param name="ct">Ends the waiting, and the work between two files.</param>
    /// <returns>The paths that were written.</returns>
    /// <exception cref="StoreException">The database cannot be read, or a file cannot be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAgainAsync(
        string root, string database, IReadOnlyDictionary<string, string?> seen, TimeSpan lockTimeout, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(seen);
        var folder = new StoreFolder(Path.GetFullPath(root), database);
        // Under it nobody writes the file of a newer record between the reading of a content and its writing, which would undo it.
        using var repositoryLock = new FileLock(folder.RepositoryLockPath, LockClass.Repository);
        using LockHandle held = await repositoryLock.AcquireAsync(lockTimeout, ct).ConfigureAwait(false);
        using var progress = new ProgressBeat(held);
        using var connections = new ReadOnlyConnections(
            new SqliteDatabaseOptions { Path = folder.DatabasePath, GatePath = folder.DatabaseLockPath, ReadOnly = true });
        using var readers = new ReaderPool(folder.DatabasePath, connections.Open);
        var written = new List<string>();
        foreach ((string path, string? hash) in seen)
        {
            ct.ThrowIfCancellationRequested();
            if (readers.Read(path, FindContent) is { } content && TryWrite(folder.Root, path, hash, content))
                written.Add(path);
        }

        return written;
    }

    private static byte[]? FindContent(IReadSession session, string path)
    {
        using IStatement select = session.Prepare("select content from engine_documents where path = ?1 and hash is not null");
        select.BindText(1, path);
        return select.MoveNext() ? select.GetBlob(0) : null;
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
