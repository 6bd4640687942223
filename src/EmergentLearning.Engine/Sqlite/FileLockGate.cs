using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>The gate as a lock that all processes share; the kernel opens it when its holder dies.</summary>
internal sealed class FileLockGate(string path) : IWriteGate, IDisposable
{
    private readonly FileLock _lock = new(path, LockClass.Database);

    public IDisposable Enter(TimeSpan timeout, CancellationToken cancellationToken) => _lock.Acquire(timeout, cancellationToken);

    public void Dispose() => _lock.Dispose();
}
