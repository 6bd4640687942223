using EmergentLearning.Engine.Contracts;

using EmergentLearning.Engine.Locking.Order;

namespace EmergentLearning.Engine.Locking;

/// <summary>
/// A lock that is held. Disposing it releases the lock; only the first call does anything. Safe to dispose on any thread.
/// </summary>
public sealed class LockHandle : IDisposable
{
    private readonly FileLock _owner;
    private readonly HeldLock _held;
    private readonly long _obtainedAt = System.Diagnostics.Stopwatch.GetTimestamp();
    private int _released;

    internal LockHandle(FileLock owner, HeldLock held)
    {
        _owner = owner;
        _held = held;
        held.State = HeldLockState.Held;
    }

    /// <summary>The class of the lock.</summary>
    public LockClass LockClass => _owner.LockClass;

    /// <summary>The lock file.</summary>
    public string Path => _held.Label;

    /// <summary>
    /// Tells those who wait that the holder is getting on, so that their patience begins anew. For work of many steps, after each of
    /// them; a holder that hangs says nothing, and is given up on.
    /// </summary>
    public void ReportProgress()
    {
        if (Volatile.Read(ref _released) == 0)
            _owner.ReportProgress();
    }

    /// <summary>
    /// Whether the lock still excludes: it is held, and its file is the one that its path names. <see langword="false"/> says that somebody
    /// deleted or replaced the file, so that another process may hold the new one.
    /// </summary>
    internal bool IsInPlace() => Volatile.Read(ref _released) == 0 && _owner.IsInPlace();

    /// <summary>Releases the lock and lets the next in the queue have it.</summary>
    /// <exception cref="StoreException">
    /// The operating system refused to release it; its descriptor was closed instead, which does.
    /// </exception>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _released, 1) != 0)
            return;

        _held.State = HeldLockState.Over;
        _owner.Release();
        _owner.Telemetry.Released(_held.AskedAt, _obtainedAt);
    }
}
