using EmergentLearning.Engine.Locking;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>The gate as a lock that all processes share; the kernel opens it when its holder dies.</summary>
internal sealed class FileLockGate(string path, ILogger? logger = null) : IWriteGate, IDisposable
{
    [LockRank(EngineLocks.Database)]
    private readonly FileLock _lock = new(path, LockClass.Database) { Telemetry = { Logger = logger ?? NullLogger.Instance } };

    [AcquiresLock(EngineLocks.Database)]
    public IDisposable Enter(TimeSpan timeout, CancellationToken cancellationToken) => new Turn(_lock.Acquire(timeout, cancellationToken));

    public void Dispose() => _lock.Dispose();

    private sealed class Turn(LockHandle held) : IDisposable
    {
        // A group of writes, or a migration, is work for everybody in it: on a slow machine it may last longer than others' patience.
        private readonly ProgressBeat _progress = new(held);

        public void Dispose()
        {
            _progress.Dispose();
            held.Dispose();
        }
    }
}
