using EmergentLearning.Engine.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>How a database is opened. Immutable.</summary>
public sealed record SqliteDatabaseOptions
{
    internal const long DefaultWalLimitBytes = 16L << 20;

    /// <summary>The database file. Its folder must exist; the file is created unless <see cref="ReadOnly"/> is set.</summary>
    public required string Path { get; init; }

    /// <summary>The lock file in front of the database's write lock; created by the first write, never deleted.</summary>
    public required string GatePath { get; init; }

    /// <summary>How long a write waits for the writers of other processes. Default: 10 seconds.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether nothing may be written: not a byte, not a file, not a lock that a writer waits for. Default: no.</summary>
    /// <remarks>Close it before the same process opens the database for writing: SQLite shares the log's index inside a process.</remarks>
    public bool ReadOnly { get; init; }

    /// <summary>The most writes that share one commit. Default: 512.</summary>
    public int MaxGroup { get; init; } = 512;

    /// <summary>The size of the write-ahead log, in bytes, above which the writer empties it. Default: 16 MiB.</summary>
    public long WalLimitBytes { get; init; } = DefaultWalLimitBytes;

    /// <summary>
    /// Runs once on each reading connection before its first read and may create temporary views, which live in memory. After it the
    /// connection refuses every write. Default: nothing.
    /// </summary>
    public Action<IReadSession>? OnReaderOpened { get; init; }

    /// <summary>Shared by all that writes to one store, so that a lost durability stops them all. Default: the writer's own.</summary>
    internal DurabilityLatch? Durability { get; init; }

    /// <summary>Told on the writer's thread that the disk is full, so that room can be made for what must go on. Default: nobody.</summary>
    internal Action? OnFull { get; init; }

    /// <summary>Who is told of long waits for the gate. Default: nobody.</summary>
    internal ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>
    /// Whether reading only, of a database with a log, reads a copy: SQLite's index of the log is not looked at then. After a power loss it may
    /// tell of a log that is not there, and only a writer may mend it.
    /// </summary>
    internal bool ReadsCopy { get; init; }

    /// <summary>Whether the writer enforces foreign keys. Only an upgrade, which rebuilds tables and checks afterwards, does not.</summary>
    internal bool EnforceForeignKeys { get; init; } = true;
}
