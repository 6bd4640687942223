using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.Hosting;

/// <summary>What a store's folder tells without opening the database.</summary>
public sealed record StoreVitals
{
    /// <summary>The lock that serialises projection.</summary>
    public required LockView RepositoryLock { get; init; }

    /// <summary>The gate in front of the database's write lock.</summary>
    public required LockView DatabaseLock { get; init; }

    /// <summary>Whether the marker of a projection pass stands: one is under way when the repository lock is held, else one was stopped.</summary>
    public required bool IsMarked { get; init; }

    /// <summary>The size of the write-ahead log, in bytes.</summary>
    public required long WalBytes { get; init; }

    /// <summary>The size, in bytes, above which a writer empties the log.</summary>
    public required long WalLimitBytes { get; init; }

    /// <summary>How much this user may still write where the store lies, in bytes; <see langword="null"/> when the system does not tell.</summary>
    public required long? FreeBytes { get; init; }

    /// <summary>The kind of the file system, such as <c>ext4</c>; <see langword="null"/> when the system does not tell.</summary>
    public required string? FileSystem { get; init; }

    /// <summary>Whether the file system lies on another machine, where neither SQLite nor locks are safe.</summary>
    public required bool IsNetwork { get; init; }

    /// <summary>The names of the verified copies that were made before an adoption or an upgrade, oldest first.</summary>
    public required IReadOnlyList<string> Backups { get; init; }
}
