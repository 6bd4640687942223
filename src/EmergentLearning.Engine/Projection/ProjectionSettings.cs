using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Observability;
using EmergentLearning.Engine.Sqlite;
using Microsoft.Extensions.Logging;

namespace EmergentLearning.Engine.Projection;

/// <summary>What a projection works on.</summary>
internal sealed record ProjectionSettings
{
    /// <summary>The absolute path of the store's folder.</summary>
    public required string Root { get; init; }

    /// <summary>The absolute path of the engine's own folder in it.</summary>
    public required string EngineFolder { get; init; }

    public required SqliteDatabase Database { get; init; }

    [LockRank(EngineLocks.Repository)]
    public required FileLock RepositoryLock { get; init; }

    public required TimeSpan LockTimeout { get; init; }

    public required bool UseGit { get; init; }

    public required GitProjector Git { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>
    /// Whether the store was opened with something queued. A power loss takes the marker of the pass that it cut short, which was never
    /// synced, and may leave the temporary files of that pass: so they are looked for.
    /// </summary>
    public required bool WasPending { get; init; }

    /// <summary>Which paths may be documents.</summary>
    public required DocumentPaths Paths { get; init; }

    /// <summary>Where files are written; tests put a failing disk in its place.</summary>
    public required IDurableFileSystem Disk { get; init; }

    /// <summary>Stops the projection when the writer has lost its durability, and the writer when the projection has.</summary>
    public required DurabilityLatch Durability { get; init; }

    /// <summary>Room that is given up when the disk is full, so that what was acknowledged can still be finished.</summary>
    public required SpaceReserve Reserve { get; init; }

    /// <summary>The store's tag in measurements.</summary>
    public required string Store { get; init; }

    /// <summary>Who is told of what somebody should look at.</summary>
    public required ILogger Logger { get; init; }

    /// <summary>Told of failures that somebody must look after.</summary>
    public required FaultReport Faults { get; init; }

    /// <summary>A seam for tests: told of each step, and may throw as a killed process would end.</summary>
    public Action<ProjectionStep>? OnStep { get; init; }

    /// <summary>Told of every conflict inside the transaction that settles it, so that rows can follow their files.</summary>
    public Action<ISqlTransaction, DocumentConflict>? OnConflict { get; init; }
}
