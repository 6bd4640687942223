using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Memory.Backups;

namespace EmergentLearning.Memory.Health;

/// <summary>The checks of where a store lies, which need no database: log, locks, disk, leftovers, copies.</summary>
/// <param name="folder">The store's folder.</param>
internal sealed class SiteExamination(string folder)
{
    // A group of writes and the log's growth fit into the one; into the other, hardly anything does.
    private const long LittleSpace = 256L << 20;
    private const long NoSpace = 8L << 20;

    // The longest step of a projection is two minutes; a holder that tells of progress has a new note every second.
    private static readonly TimeSpan LongHold = TimeSpan.FromMinutes(5);

    private readonly Lazy<StoreVitals> _vitals = new(() => StoreInspection.Look(folder, StoreSite.Database));

    private StoreVitals Vitals => _vitals.Value;

    /// <summary>The checks, in order.</summary>
    public IReadOnlyList<HealthStep> Steps() =>
    [
        new("projection", Projection),
        new("wal", () => Log(Vitals.WalBytes, Vitals.WalLimitBytes)),
        new("repository lock", () => Lock("repository lock", Vitals.RepositoryLock, DateTimeOffset.UtcNow)),
        new("database lock", () => Lock("database lock", Vitals.DatabaseLock, DateTimeOffset.UtcNow)),
        new("lock self-test", SelfTest),
        new("file system", () => FileSystem(Vitals.FileSystem, Vitals.IsNetwork)),
        new("space", () => Space(Vitals.FreeBytes)),
        new("leftovers", Leftovers),
        new("backups", Backups),
    ];

    /// <summary>The size of the log against its limit.</summary>
    internal static HealthCheck Log(long bytes, long limit) => bytes <= 2 * limit
        ? new HealthCheck("wal", HealthState.Good, $"{HealthText.Size(bytes)} of the limit of {HealthText.Size(limit)}")
        : new HealthCheck(
            "wal", HealthState.Warning, $"{HealthText.Size(bytes)}, limit {HealthText.Size(limit)}: a long read keeps the log from being emptied; end that read, and the next write empties it");

    /// <summary>Who holds a lock now.</summary>
    internal static HealthCheck Lock(string name, LockView found, DateTimeOffset now)
    {
        string waiters = found.HasWaiters ? ", and another process waits" : "";
        return found.State switch
        {
            LockState.NotMade => new HealthCheck(name, HealthState.Good, "not made yet; the first write makes it"),
            LockState.Free => new HealthCheck(name, HealthState.Good, "free"),
            LockState.Unknown => new HealthCheck(name, HealthState.Good, "cannot be looked at without taking it"),
            _ when found.Since is { } since && now - since > LongHold => new HealthCheck(
                name, HealthState.Warning, $"{found.Holder}{waiters}: look what that process does; the lock is freed when it ends, so never remove the file"),
            _ => new HealthCheck(name, HealthState.Good, $"{found.Holder}{waiters}"),
        };
    }

    /// <summary>The kind of the file system.</summary>
    internal static HealthCheck FileSystem(string? kind, bool isNetwork) => isNetwork
        ? new HealthCheck("file system", HealthState.Bad, $"{kind ?? "unknown"}, on another machine, where neither SQLite nor locks are safe; move the store to a local disk")
        : new HealthCheck("file system", HealthState.Good, kind is null ? "the system does not tell its kind" : $"{kind}, on this machine");

    /// <summary>How much room there is.</summary>
    internal static HealthCheck Space(long? free) => free switch
    {
        null => new HealthCheck("space", HealthState.Good, "the system does not tell"),
        < NoSpace => new HealthCheck("space", HealthState.Bad, $"{HealthText.Size(free.Value)} free: writes are about to be refused; make room (what is stored stays safe)"),
        < LittleSpace => new HealthCheck("space", HealthState.Warning, $"{HealthText.Size(free.Value)} free: make room before writes are refused"),
        _ => new HealthCheck("space", HealthState.Good, $"{HealthText.Size(free.Value)} free"),
    };

    private HealthCheck Projection()
    {
        if (!Vitals.IsMarked)
            return new HealthCheck("projection", HealthState.Good, "no pass is under way, and none was stopped");

        return Vitals.RepositoryLock.State == LockState.Held
            ? new HealthCheck("projection", HealthState.Good, "a pass is under way")
            : new HealthCheck(
                "projection", HealthState.Warning, "a pass was stopped before its end; nothing is lost: the next write or `elf sync --fix` finishes it");
    }

    private HealthCheck SelfTest()
    {
        try
        {
            return StoreInspection.TestLocks(folder)
                ? new HealthCheck("lock self-test", HealthState.Good, "a second descriptor is refused")
                : new HealthCheck("lock self-test", HealthState.Good, "not made yet; the first write makes the file and tests it");
        }
        catch (StoreException exception) when (!StoreInspection.MayWrite(folder))
        {
            return new HealthCheck(
                "lock self-test", HealthState.Warning, $"not made, because this user may not write here ({exception.Message}); run the doctor as the user who records");
        }
    }

    private HealthCheck Leftovers()
    {
        int count = TemporarySweep.Count(folder);
        return count == 0
            ? new HealthCheck("leftovers", HealthState.Good, "no temporary files")
            : new HealthCheck("leftovers", HealthState.Warning, $"{count} temporary files of a killed process; the next write sweeps them");
    }

    private HealthCheck Backups()
    {
        IReadOnlyList<BackupFile> archives = BackupFolder.List(BackupFolder.Of(folder));
        string copies = Vitals.Backups.Count == 0
            ? "no copy from an adoption or an upgrade was needed"
            : $"{Vitals.Backups.Count} verified copies from adoptions and upgrades, the newest {Vitals.Backups[^1]}";
        return archives.Count == 0
            ? new HealthCheck("backups", HealthState.Good, $"no backup in backups/ (`elf backup create` makes one); {copies}")
            : new HealthCheck("backups", HealthState.Good, $"{archives.Count} backups in backups/, the newest {archives[0].Name}; {copies}");
    }
}
