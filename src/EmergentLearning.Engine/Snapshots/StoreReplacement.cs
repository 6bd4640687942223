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

    /// <summary>The number of a store's last change, for <see cref="ReplacementReason.LastKnownChange"/>. Writes nothing.</summary>
    /// <param name="root">The store's folder.</param>
    /// <param name="database">The database's path below it, with <c>/</c>.</param>
    /// <returns>0 when there is no database, none that could be read, or none of this engine.</returns>
    /// <exception cref="StoreException">Its files cannot be opened.</exception>
    public static long FindLastChange(string root, string database)
    {
        var folder = new StoreFolder(Path.GetFullPath(root), database);
        if (!File.Exists(folder.DatabasePath))
            return 0;

        try
        {
            using var connections = new ReadOnlyConnections(
                new SqliteDatabaseOptions { Path = folder.DatabasePath, GatePath = folder.DatabaseLockPath, ReadOnly = true });
            using var readers = new ReaderPool(folder.DatabasePath, connections.Open);
            return readers.Read(0, static (session, _) => ReadLastChange(session));
        }
        catch (StoreException exception) when (exception.Fault == StoreFault.Database)
        {
            // Damaged: nobody can have recorded into it, and that is why somebody replaces it.
            return 0;
        }
    }

    private static long ReadLastChange(IReadSession session)
    {
        using (IStatement exists = session.Prepare("select 1 from sqlite_schema where name = 'engine_outbox'"))
        {
            if (!exists.MoveNext())
                return 0;
        }

        using IStatement last = session.Prepare("select coalesce(max(sequence), 0) from engine_outbox");
        return last.MoveNext() ? last.GetInt64(0) : 0;
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
