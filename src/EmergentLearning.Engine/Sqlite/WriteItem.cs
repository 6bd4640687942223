using System.Diagnostics;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Order;
using EmergentLearning.Engine.Observability;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>A write that waits in the queue: begun by the writer or cancelled by its caller, whichever comes first.</summary>
internal abstract class WriteItem
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int Cancelled = 2;
    private int _state;

    /// <summary>When it was queued, in ticks of <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long QueuedAt { get; } = TimeProvider.System.GetTimestamp();

    /// <summary>The span of its caller, or none.</summary>
    public ActivityContext Caller { get; } = EngineActivities.Caller();

    /// <summary>What its caller holds while it waits, for the checks of lock order; <see langword="null"/> when that is nothing.</summary>
    public HeldLock[]? HeldByCaller { get; } = HeldLocks.Capture();

    /// <summary>Why it failed, or <see langword="null"/> as long as it has not.</summary>
    public Exception? Failure { get; set; }

    public bool TryBegin() => Interlocked.CompareExchange(ref _state, Begun, Waiting) == Waiting;

    public abstract void Run(ISqlTransaction transaction);

    /// <summary>Tells the caller: the result when nothing failed, else the failure.</summary>
    public abstract void Complete();

    protected bool TryCancel() => Interlocked.CompareExchange(ref _state, Cancelled, Waiting) == Waiting;
}
