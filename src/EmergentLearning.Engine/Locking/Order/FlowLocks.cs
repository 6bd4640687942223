namespace EmergentLearning.Engine.Locking.Order;

/// <summary>
/// What a flow holds: an immutable list in an <see cref="AsyncLocal{T}"/> whose entries carry their own state. Siblings never see each
/// other's locks, children see their parent's, and a release on any thread is seen by all.
/// </summary>
internal static class FlowLocks
{
    private static readonly AsyncLocal<HeldLock[]?> Flow = new();

    /// <summary>What is held or asked for in the caller's flow, and some that is over.</summary>
    public static HeldLock[] Current => Flow.Value ?? [];

    /// <summary>
    /// Adds to the caller's flow, and drops what is over. Call it from a method that is not async: what an async method puts into its
    /// flow is gone when it returns.
    /// </summary>
    public static void Add(HeldLock entry) => Flow.Value = Append(Current, entry);

    /// <summary>Replaces what the caller's flow holds, until the scope ends.</summary>
    public static FlowScope Replace(HeldLock[] locks)
    {
        var scope = new FlowScope(Flow.Value);
        Flow.Value = locks;
        return scope;
    }

    /// <summary>Puts back what a scope has kept.</summary>
    internal static void Restore(HeldLock[]? locks) => Flow.Value = locks;

    private static HeldLock[] Append(HeldLock[] before, HeldLock entry)
    {
        int live = 0;
        foreach (HeldLock one in before)
        {
            if (one.State != HeldLockState.Over)
                live++;
        }

        var after = new HeldLock[live + 1];
        int at = 0;
        foreach (HeldLock one in before)
        {
            // Some may have ended since they were counted; none comes back.
            if (at < live && one.State != HeldLockState.Over)
                after[at++] = one;
        }

        after[at++] = entry;
        if (at < after.Length)
            Array.Resize(ref after, at);
        return after;
    }
}
