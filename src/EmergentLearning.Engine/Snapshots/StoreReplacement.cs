using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Snapshots;

/// <summary>
/// Puts another content into a store in place: one transaction of its database, so that a kill, a power loss or a full disk leaves the old
/// content or the new. Processes that have the store open go on with the new one. What changes in files is queued in that same
/// transaction, and git gets commits on top of its history, which is never rewritten. Thread-safe: it holds no state.
/// </summary>
public static class StoreReplacement
{
    /// <summary>Replaces the content. Files and commits follow with the next opening for writing.</summary>
    /// <param name="root">The store's folder.</param>
    /// <param name="database">The database's path below it, with <c>/</c>.</param>
    /// <param name="replacement">A database with the new content, the caller's alone. It is used up.</param>
    /// <param name="reason">Why and when.</param>
    /// <param name="ct">Ends the waiting for locks. What has begun is carried out.</param>
    /// <returns>Where the files of a database that could not be read were put, or <see langword="null"/>.</returns>
    /// <exception cref="StoreException">It could not be replaced; the old content is in place.</exception>
    [AcquiresLock(EngineLocks.Database)]
    public static async Task<string?> ReplaceAsync(
        string root, string database, string replacement, ReplacementReason reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var folder = new StoreFolder(Path.GetFullPath(root), database);
        folder.EnsureUsable();
        folder.Prepare();
        // Repository before Database: no pass may work on files while what they ought to be changes.
        using var repositoryLock = new FileLock(folder.RepositoryLockPath, LockClass.Repository);
        using LockHandle held = await repositoryLock.AcquireAsync(reason.LockTimeout, ct).ConfigureAwait(false);
        using var progress = new ProgressBeat(held);
        using var gate = new FileLockGate(folder.DatabaseLockPath);
        using IDisposable turn = gate.Enter(reason.LockTimeout, ct);
        if (!File.Exists(folder.DatabasePath))
        {
            MakeOneFile(replacement);
            Publish(replacement, folder);
            return null;
        }

        if (TryTakeOver(folder, replacement, reason))
            return null;

        MakeOneFile(replacement);
        return DamagedDatabase.Supplant(folder, replacement, reason.At);
    }

    /// <summary>False when the database that is there cannot be read or written as one.</summary>
    private static bool TryTakeOver(StoreFolder folder, string replacement, ReplacementReason reason)
    {
        try
        {
            using SqlSession live = OpenLive(folder.DatabasePath);
            using SqlSession source = Connections.OpenExisting(replacement);
            DatabasePages.MakeOneFile(source);
            HistoryCarryOver.Run(source, folder.DatabasePath, reason);
            long pageSize = DatabasePages.PageSize(live);
            if (pageSize != DatabasePages.PageSize(source))
                DatabasePages.SetPageSize(source, pageSize);
            DatabasePages.Copy(source, live, folder.DatabasePath);
            return true;
        }
        catch (SqliteStoreException exception) when (SqliteErrors.IsDamage(exception.Result))
        {
            return false;
        }
    }

    private static SqlSession OpenLive(string path)
    {
        SqlSession live = Connections.OpenExisting(path);
        try
        {
            live.Check(NativeSqlite.KeepWal(live.Connection));
            live.Execute("PRAGMA synchronous=FULL");
            live.Execute("PRAGMA fullfsync=ON");
            return live;
        }
        catch
        {
            live.Dispose();
            throw;
        }
    }

    private static void MakeOneFile(string path)
    {
        using SqlSession session = Connections.OpenExisting(path);
        DatabasePages.MakeOneFile(session);
    }

    private static void Publish(string replacement, StoreFolder folder)
    {
        // A log without its database would be taken for the new one's.
        DamagedDatabase.RemoveLogs(folder.DatabasePath);
        DamagedDatabase.Put(replacement, folder.DatabasePath);
    }
}
