using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Locking;

/// <summary>
/// The thread on which a lock waits inside the kernel, for everybody in its queue. Most locks are never waited for, so it starts when it is first needed. Its
/// members are for one caller at a time, but for <see cref="Sleep"/>.
/// </summary>
/// <param name="name">What debuggers call it.</param>
/// <param name="work">What it does: sleeps until it is wanted, waits, and again, and ends once nobody will want it any more.</param>
/// <param name="start">A seam for tests: another way to start it.</param>
internal sealed class WaitingThread(string name, Action work, Action<Thread>? start) : IDisposable
{
    // An event, for one thread: a semaphore gives its turn of the processor away a hundred times before it sleeps, and takes it from whoever works.
    private readonly AutoResetEvent _wanted = new(initialState: false);
    private bool _isStarted;

    /// <summary>Starts it, unless it has been. Where the system gives none, the next call asks again.</summary>
    /// <exception cref="StoreException">The system gives no thread.</exception>
    public void EnsureStarted()
    {
        if (_isStarted)
            return;

        EngineThread.Start(name, Run, start);
        _isStarted = true;
    }

    /// <summary>It is wanted.</summary>
    public void Wake() => _wanted.Set();

    /// <summary>Waits, on the thread itself, until it is wanted.</summary>
    public void Sleep() => _wanted.WaitOne();

    /// <summary>Wakes it for the last time.</summary>
    public void Dispose()
    {
        if (_isStarted)
            _wanted.Set();
        else
            _wanted.Dispose();
    }

    private void Run()
    {
        // It is the last to sleep on it, and whoever disposed of the lock has woken it by then.
        using (_wanted)
            work();
    }
}
