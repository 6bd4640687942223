using EmergentLearning.Engine.Locking.Order;

namespace EmergentLearning.Engine.Locking;

/// <summary>One acquirer in a lock's queue.</summary>
internal sealed class LockWaiter(HeldLock held)
{
    // Continuations must not run on the thread that grants: it holds the lock's gate.
    private readonly TaskCompletionSource<LockHandle> _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The acquisition this waits for.</summary>
    public HeldLock Held { get; } = held;

    /// <summary>Completes with the handle, or with why there will be none.</summary>
    public Task<LockHandle> Task => _granted.Task;

    /// <summary>Hands the lock over.</summary>
    public void Grant(LockHandle handle) => _granted.SetResult(handle);

    /// <summary>Ends the wait with an error.</summary>
    public void Fail(Exception error)
    {
        Held.State = HeldLockState.Over;
        _granted.SetException(error);
    }
}
