using Microsoft.Extensions.Logging;

namespace EmergentLearning.Engine.Locking.Order;

/// <summary>One acquisition as its flow sees it. Its state may change on any thread.</summary>
/// <param name="node">The class of the lock.</param>
/// <param name="label">The lock, in words: the path of its file, or the name of its class.</param>
/// <param name="askedAt">When it was asked for, in ticks of <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>; 0 when nobody measures.</param>
internal sealed class HeldLock(LockNode node, string label, long askedAt)
{
    private volatile HeldLockState _state = HeldLockState.Pending;

    /// <summary>The class of the lock.</summary>
    public LockNode Node { get; } = node;

    /// <summary>The lock, in words.</summary>
    public string Label { get; } = label;

    /// <summary>When it was asked for, in ticks of <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>; 0 when nobody measures.</summary>
    public long AskedAt { get; } = askedAt;

    /// <summary>What was held with it, and where that was first seen; <see langword="null"/> while nothing is learned.</summary>
    public LockChain? Chain { get; set; }

    /// <summary>The only thread that may give it back; 0 for any.</summary>
    public int Thread { get; init; }

    /// <summary>Who is told when another one does; <see langword="null"/> for nobody.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>How far the acquisition has come.</summary>
    public HeldLockState State
    {
        get => _state;
        set => _state = value;
    }
}
