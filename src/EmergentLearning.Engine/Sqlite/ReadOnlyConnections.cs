using System.Diagnostics.CodeAnalysis;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Order;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>
/// Opens a database so that its folder stays as it is, byte for byte, and no writer of ours waits.
/// <list type="bullet">
/// <item>Rollback journal: read-only with SQLite's shared lock. Not <c>immutable</c>: a foreign tool may write in place beside us, and
/// without the lock half of its change could be read.</item>
/// <item>WAL, and a log and its index (<c>-shm</c>) are there: both are read, the index without write access (<c>readonly_shm</c>). So is an
/// empty log: a writer may be about to fill it and to copy it into the file, which only a reader's lock keeps from happening under a read.</item>
/// <item>WAL, but no log with content, or no index beside an empty one: SQLite would create one, so the file is opened as <c>immutable</c>: no log,
/// no locks. What is read then counts only if nobody wrote meanwhile.</item>
/// <item>WAL, a log, but no index: a folder that was copied or cleaned. SQLite would have to create the index, so the files are copied to
/// a scratch folder and read there (<see cref="LiveCopy"/>).</item>
/// </list>
/// The moment the files beside the database change, the next read opens a new connection.
/// </summary>
internal sealed class ReadOnlyConnections(SqliteDatabaseOptions options) : IDisposable
{
    private readonly string _wal = options.Path + "-wal";
    private readonly string _index = options.Path + "-shm";
    [SuppressMessage("LockOrder", "ELE1011", Justification = OrderedLock.Innermost)]
    private readonly OrderedLock _sync = new(typeof(ReadOnlyConnections), nameof(_sync));
    private readonly List<string> _scratchFolders = [];
    private (string Copy, DatabaseMoment Of)? _scratch;

    private enum Mode
    {
        Shared,
        Immutable,
        Scratch,
    }

    /// <summary>Opens a connection.</summary>
    /// <exception cref="StoreBusyException">Somebody changed the files each time.</exception>
    /// <exception cref="StoreException">There is no database, or it cannot be read.</exception>
    public ReadConnection Open()
    {
        using (_sync.EnterScope())
        {
            var patience = new Patience(Patience.Default);
            StoreException? failure;
            do
            {
                if (TryOpen(out failure) is { } connection)
                    return connection;
            }
            while (patience.Rest());
            throw ReadConnection.GiveUp(options.Path, "opened", failure);
        }
    }

    public void Dispose()
    {
        using (_sync.EnterScope())
        {
            foreach (string folder in _scratchFolders)
                Directory.Delete(folder, recursive: true);
            _scratchFolders.Clear();
            _scratch = null;
        }
    }

    private ReadConnection? TryOpen(out StoreException? failure)
    {
        failure = null;
        if (!File.Exists(options.Path))
        {
            throw new StoreException(
                StoreFault.Database,
                $"{options.Path} does not exist. `elf init` creates it, and so does the first record.");
        }

        DatabaseMoment before = DatabaseMoment.Of(options.Path);
        try
        {
            return FindMode() switch
            {
                Mode.Scratch => OpenScratch(),
                Mode.Immutable => TryOpenUnlocked(before, out failure),
                _ => new ReadConnection(Connections.OpenReadOnly(options, "readonly_shm=1"), ReadConnectionKind.Locked, before),
            };
        }
        catch (StoreException e) when (ReadConnection.FailedByChange(e, before))
        {
            failure = e;
            return null;
        }
    }

    /// <param name="before">What the files were when they asked for this kind of connection.</param>
    /// <param name="failure">Why it failed, if it did.</param>
    /// <returns>The connection, or <see langword="null"/> when somebody wrote meanwhile.</returns>
    private ReadConnection? TryOpenUnlocked(DatabaseMoment before, out StoreException? failure)
    {
        failure = null;
        // A writer that came since has begun a log, which this connection would not look at.
        if (DatabaseMoment.Settled(options.Path) != before)
            return null;

        try
        {
            var connection = new ReadConnection(Connections.OpenReadOnly(options, "immutable=1"), ReadConnectionKind.Unlocked, before);
            if (connection.IsOfOneMoment)
                return connection;

            connection.Session.Dispose();
            return null;
        }
        catch (StoreException e) when (!before.IsStill)
        {
            failure = e;
            return null;
        }
    }

    private ReadConnection OpenScratch()
    {
        if (_scratch is not { } scratch || !(options.ReadsCopy || scratch.Of.IsStill))
            _scratch = scratch = MakeScratch();

        SqlSession session = Connections.OpenScratch(options, scratch.Copy);
        return options.ReadsCopy ? new ReadConnection(session) : new ReadConnection(session, ReadConnectionKind.Copy, scratch.Of);
    }

    private Mode FindMode()
    {
        using SqlSession probe = Connections.OpenProbe(options.Path);
        DatabaseHeader header = DatabaseHeader.Read(probe.Connection, options.Path);
        if (!header.IsWal)
            return Mode.Shared;

        ForeignLog.Refuse(options.Path, header);
        if (options.ReadsCopy)
            return Mode.Scratch;
        if (HasBoth())
            return Mode.Shared;
        return HasLog() ? Mode.Scratch : Mode.Immutable;
    }

    private bool HasBoth() => File.Exists(_wal) && File.Exists(_index);

    private bool HasLog()
    {
        var log = new FileInfo(_wal);
        return log.Exists && log.Length > 0;
    }

    private (string Copy, DatabaseMoment Of) MakeScratch()
    {
        string folder = Directory.CreateTempSubdirectory("elf-read-").FullName;
        _scratchFolders.Add(folder);
        DatabaseMoment before = DatabaseMoment.Of(options.Path);
        return (new LiveCopy(options.Path).To(folder), before);
    }
}
