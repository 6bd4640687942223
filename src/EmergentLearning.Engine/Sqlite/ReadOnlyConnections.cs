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
/// <item>WAL, but no log with content, or no index beside an empty one: SQLite would create one, so the file is opened as <c>immutable</c>: no log, no locks.</item>
/// <item>WAL, a log, but no index: a folder that was copied or cleaned. SQLite would have to create the index, so the files are copied to
/// a scratch folder and read there.</item>
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
    private string? _scratch;
    private Mode _mode;

    private enum Mode
    {
        Shared,
        Immutable,
        Scratch,
    }

    public SqlSession Open()
    {
        using (_sync.EnterScope())
        {
            if (!File.Exists(options.Path))
            {
                throw new StoreException(
                    StoreFault.Database,
                    $"{options.Path} does not exist. `elf init` creates it, and so does the first record.");
            }

            _mode = FindMode();
            if (_mode != Mode.Scratch)
                _scratch = null;
            return _mode switch
            {
                Mode.Scratch => Connections.OpenScratch(options, MakeScratch()),
                Mode.Immutable => Connections.OpenReadOnly(options, "immutable=1"),
                _ => Connections.OpenReadOnly(options, "readonly_shm=1"),
            };
        }
    }

    /// <summary>Whether the connections opened so far must not be lent any more.</summary>
    public bool IsStale()
    {
        using (_sync.EnterScope())
        {
            return _mode switch
            {
                Mode.Immutable => HasLog() || HasBoth(),
                Mode.Scratch => File.Exists(_index) && !options.ReadsCopy,
                _ => false,
            };
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

    private string MakeScratch()
    {
        if (_scratch is null)
        {
            string folder = Directory.CreateTempSubdirectory("elf-read-").FullName;
            _scratchFolders.Add(folder);
            using SqlSession probe = Connections.OpenProbe(options.Path);
            _scratch = DatabaseCopy.To(probe, options.Path, folder);
        }

        return _scratch;
    }
}
