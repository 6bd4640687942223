namespace EmergentLearning.Engine.Locking;

/// <summary>
/// The run-time checker of lock order. What a flow holds is an immutable list in an <see cref="AsyncLocal{T}"/> whose entries carry
/// their own state: siblings never see each other's locks, children see their parent's, and a release on any thread is seen by all.
/// </summary>
internal static class HeldLocks
{
    private static readonly AsyncLocal<HeldLock[]?> Flow = new();

    /// <summary>
    /// Checks the order and enters a pending acquisition in the caller's flow. Call it from a method that is not async: what an
    /// async method puts into its flow is gone when it returns.
    /// </summary>
    /// <exception cref="InvalidOperationException">The flow holds a lock that ranks at or after this one.</exception>
    public static HeldLock Enter(string path, LockClass lockClass)
    {
        HeldLock[] held = [.. (Flow.Value ?? []).Where(l => l.State != HeldLockState.Over)];
        if (held.FirstOrDefault(l => l.State == HeldLockState.Held && !MayFollow(lockClass, l)) is { } blocker)
        {
            throw new InvalidOperationException(
                $"Lock order broken: the {lockClass} lock '{path}' was asked for while the {blocker.LockClass} lock '{blocker.Path}' is held. " +
                $"Take locks in the order Repository, File, Database, one of each class: release the {blocker.LockClass} lock first.");
        }

        var entry = new HeldLock(path, lockClass);
        Flow.Value = [.. held, entry];
        return entry;
    }

    private static bool MayFollow(LockClass next, HeldLock held) =>
        EngineLocks.Order.MayAcquire(EngineLocks.NameOf(next), [EngineLocks.NameOf(held.LockClass)]);
}
