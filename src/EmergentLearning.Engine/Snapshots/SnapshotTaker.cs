using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Snapshots;

/// <summary>
/// Copies a store while others use it. Database and git are of one moment: the repository lock, without which no commit is made, is held
/// until the database's view is pinned and the references are read, and not while the bytes are copied. Thread-safe: it holds no state.
/// </summary>
public static class SnapshotTaker
{
    /// <summary>Takes a snapshot. Writers go on; only files and commits of theirs wait, for milliseconds.</summary>
    /// <param name="root">The store's folder.</param>
    /// <param name="database">The database's path below it, with <c>/</c>.</param>
    /// <param name="target">An existing folder, empty, that is the caller's alone.</param>
    /// <param name="lockTimeout">How long one and the same holder of the repository lock is waited for.</param>
    /// <param name="ct">Ends the call between its steps.</param>
    /// <exception cref="StoreException">There is no store, it is damaged, or the copy could not be written.</exception>
    public static async Task<StoreSnapshot> TakeAsync(
        string root, string database, string target, TimeSpan lockTimeout, CancellationToken ct)
    {
        var folder = new StoreFolder(Path.GetFullPath(root), database);
        if (!File.Exists(folder.DatabasePath) || !Directory.Exists(folder.EngineFolder))
            throw new StoreException(StoreFault.Database, $"There is no store of this engine in {folder.Root}. `elf init` makes or adopts one.");

        using SqlSession source = Connections.OpenExisting(folder.DatabasePath);
        // As every connection of the engine: its close must not take the log from readers that may not make one.
        source.Check(NativeSqlite.KeepWal(source.Connection));
        GitReferences? references = await PinAsync(folder, source, lockTimeout, ct).ConfigureAwait(false);
        string copy = Copy(source, database, target);
        GitPack? pack = references is { HeadCommit: not null } or { Names.Count: > 0 }
            ? await GitArchive.PackAsync(folder.Root, references, target, ct).ConfigureAwait(false)
            : null;
        return new StoreSnapshot(copy, references, pack);
    }

    /// <summary>As <see cref="TakeAsync"/>, of the database alone.</summary>
    /// <inheritdoc cref="TakeAsync" path="/param | /exception"/>
    /// <returns>The copy.</returns>
    public static async Task<string> TakeDatabaseAsync(string root, string database, string target, TimeSpan lockTimeout, CancellationToken ct)
    {
        var folder = new StoreFolder(Path.GetFullPath(root), database);
        using SqlSession source = Connections.OpenExisting(folder.DatabasePath);
        source.Check(NativeSqlite.KeepWal(source.Connection));
        if (Directory.Exists(folder.EngineFolder))
            _ = await PinAsync(folder, source, lockTimeout, ct).ConfigureAwait(false);
        else
            Pin(source);
        return Copy(source, database, target);
    }

    private static void Pin(SqlSession source)
    {
        source.Execute("PRAGMA query_only=ON");
        source.Execute("BEGIN");
        // A transaction has a view from its first read on.
        source.Execute("select count(*) from sqlite_schema");
    }

    private static string Copy(SqlSession source, string database, string target)
    {
        string copy = Path.Combine(target, Path.GetFileName(database));
        using (SqlSession written = DatabasePages.CreateScratch(copy))
        {
            DatabasePages.Copy(source, written, copy);
            source.Execute("ROLLBACK");
            DatabasePages.MakeOneFile(written);
        }

        return copy;
    }

    /// <summary>One moment of both: what the database says is committed is in the history, and nothing else.</summary>
    private static async Task<GitReferences?> PinAsync(StoreFolder folder, SqlSession source, TimeSpan lockTimeout, CancellationToken ct)
    {
        bool hasGit = GitRepository.Probe(folder.Root) == GitStatus.Ready;
        using var repositoryLock = new FileLock(folder.RepositoryLockPath, LockClass.Repository);
        using LockHandle held = await repositoryLock.AcquireAsync(lockTimeout, ct).ConfigureAwait(false);
        Pin(source);
        return hasGit ? await GitArchive.ReadReferencesAsync(folder.Root, ct).ConfigureAwait(false) : null;
    }
}
