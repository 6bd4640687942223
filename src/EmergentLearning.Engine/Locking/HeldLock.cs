namespace EmergentLearning.Engine.Locking;

/// <summary>One acquisition as its flow sees it. Its state may change on any thread.</summary>
internal sealed class HeldLock(string path, LockClass lockClass)
{
    private volatile HeldLockState _state = HeldLockState.Pending;

    /// <summary>The lock file.</summary>
    public string Path { get; } = path;

    /// <summary>The class of the lock.</summary>
    public LockClass LockClass { get; } = lockClass;

    /// <summary>When it was asked for, in ticks of <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>.</summary>
    public long AskedAt { get; } = System.Diagnostics.Stopwatch.GetTimestamp();

    /// <summary>How far the acquisition has come.</summary>
    public HeldLockState State
    {
        get => _state;
        set => _state = value;
    }
}
