namespace EmergentLearning.Engine.Hosting;

/// <summary>Counts the calls under way, so that closing waits for them. Thread-safe.</summary>
/// <param name="root">The store's folder, for the message.</param>
internal sealed class RunningCalls(string root)
{
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private int _running;
    private bool _closed;

    /// <exception cref="ObjectDisposedException">The store is closed or being closed.</exception>
    public void Enter()
    {
        lock (_gate)
        {
            if (_closed)
                throw new ObjectDisposedException(nameof(OpenStore), $"The store in {root} is closed.");
            _running++;
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            if (--_running == 0 && _closed)
                _idle.SetResult();
        }
    }

    /// <summary>Refuses new calls and completes once the last one has ended.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            if (!_closed && _running == 0)
                _idle.SetResult();
            _closed = true;
            return _idle.Task;
        }
    }
}
