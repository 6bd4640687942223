using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Projection;
using Microsoft.Extensions.Logging;

namespace EmergentLearning.Engine.Hosting;

/// <summary>How a store is opened. Immutable; the defaults are right for most.</summary>
public sealed record StoreOptions
{
    /// <summary>
    /// How long a lock is waited for, while one and the same holder keeps it and gets nothing done, before <see cref="StoreFault.Lock"/>.
    /// However many wait in turn, nobody gives up as long as the turns go on. Default: 10 seconds.
    /// </summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether changes are committed to git. Default: <see langword="true"/>.</summary>
    public bool UseGit { get; init; } = true;

    /// <summary>Turns a folder that already holds other files, and is no git repository, into a store. Default: <see langword="false"/>.</summary>
    public bool AllowForeignFolder { get; init; }

    /// <summary>Where "now" comes from. Default: the system's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// Told of every conflict between a person's edit and the store's content, on the writer's thread, inside the transaction that
    /// settles it, so that rows can follow their files. Default: nobody.
    /// </summary>
    public Action<ISqlTransaction, DocumentConflict>? OnConflict { get; init; }

    /// <summary>Told, in a line each, what opening did beyond the ordinary: created, adopted, backed up. Default: nobody.</summary>
    public Action<string>? OnNotice { get; init; }

    /// <summary>
    /// Where log messages go: category <c>EmergentLearning.Engine</c>, event ids in <c>docs/observability.md</c>. They name folders, files and
    /// processes, never what was recorded. Default: nowhere.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>A seam for tests: told of each step of a projection.</summary>
    internal Action<ProjectionStep>? OnStep { get; init; }

    /// <summary>A seam for tests: told of each step of an upgrade of the schema, before it is taken.</summary>
    internal Action<string>? OnUpgradeStep { get; init; }

    /// <summary>A seam for tests: the size of the database's log, in bytes, above which it is emptied. Default: 16 MiB.</summary>
    internal long WalLimitBytes { get; init; } = 16L << 20;

    /// <summary>A seam for tests: where files are written.</summary>
    internal IDurableFileSystem Disk { get; init; } = NativeFileSystem.Instance;
}
