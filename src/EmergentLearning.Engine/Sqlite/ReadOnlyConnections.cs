using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>
/// Opens a database so that its folder stays as it is, byte for byte, and no writer of ours waits.
/// <list type="bullet">
/// <item>Header and log say WAL: the log is read, and its index (<c>-shm</c>) without write access (<c>readonly_shm</c>).</item>
/// <item>The header says WAL but no log with content lies there: SQLite would create one, so the file is opened as
/// <c>immutable</c>: no log, no locks. The moment a log appears, the next read opens a new connection.</item>
/// <item>The header says rollback journal: opened read-only with SQLite's shared lock. Not <c>immutable</c>: a foreign tool may write in
/// place beside us, and without the lock half of its change could be read.</item>
/// </list>
/// </summary>
internal sealed class ReadOnlyConnections(SqliteDatabaseOptions options)
{
    private readonly string _wal = options.Path + "-wal";
    private volatile bool _immutable;

    public SqlSession Open()
    {
        if (!File.Exists(options.Path))
        {
            throw new StoreException(
                StoreFault.Database,
                $"{options.Path} does not exist. `elf init` creates it, and so does the first record.");
        }

        _immutable = IsWal() && !HasLog();
        return Connections.OpenReadOnly(options, options.Path, _immutable ? "immutable=1" : "readonly_shm=1");
    }

    /// <summary>Whether the connections opened so far must not be used any more.</summary>
    public bool IsStale() => _immutable && HasLog();

    private bool HasLog()
    {
        var log = new FileInfo(_wal);
        return log.Exists && log.Length > 0;
    }

    private bool IsWal()
    {
        using SqlSession probe = Connections.OpenProbe(options.Path);
        return DatabaseHeader.Read(probe.Connection, options.Path).IsWal;
    }
}
