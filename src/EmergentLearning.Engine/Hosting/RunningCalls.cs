using EmergentLearning.Engine.Locking.Order;

namespace EmergentLearning.Engine.Hosting;

/// <summary>Counts the calls under way, so that closing waits for them. Thread-safe.</summary>
/// <param name="root">The store's folder, for the message.</param>
internal sealed class RunningCalls(string root)
{
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly OrderedLock _gate = new(typeof(RunningCalls), nameof(_gate));
    private int _running;
    private bool _closed;

    /// <exception cref="ObjectDisposedException">The store is closed or being closed.</exception>
    public void Enter()
    {
        using (_gate.EnterScope())
        {
            if (_closed)
                throw new ObjectDisposedException(nameof(OpenStore), $"The store in {root} is closed.");
            _running++;
        }
    }

    public void Leave()
    {
        using (_gate.EnterScope())
        {
            if (--_running == 0 && _closed)
                _idle.SetResult();
        }
    }

    /// <summary>Refuses new calls and completes once the last one has ended.</summary>
    public Task CloseAsync()
    {
        using (_gate.EnterScope())
        {
            if (!_closed && _running == 0)
                _idle.SetResult();
            _closed = true;
            return _idle.Task;
        }
    }
}
