namespace EmergentLearning.Engine.Locking;

/// <summary>
/// Tells those who wait for a lock that its holder is at work, once a second, for as long as no step of that work takes too long. On a
/// machine that is busy or has a slow disk a holder needs long for work that it does for all of them; a holder that is stopped, or hangs
/// in one step, falls silent, and is given up on. Thread-safe.
/// </summary>
internal sealed class ProgressBeat : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    // One batch of files and its run of git, or the making of a store, on the slowest machine that we expect.
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(2);

    private readonly LockHandle _held;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private long _stepBegan;

    /// <summary>Begins the first step.</summary>
    /// <param name="held">The lock. Dispose the beat before it.</param>
    /// <param name="clock">Tells the time. Default: the system's.</param>
    public ProgressBeat(LockHandle held, TimeProvider? clock = null)
    {
        _held = held;
        _clock = clock ?? TimeProvider.System;
        _stepBegan = _clock.GetTimestamp();
        _timer = _clock.CreateTimer(static beat => ((ProgressBeat)beat!).Tell(), this, Every, Every);
    }

    /// <summary>One step is done and the next begins.</summary>
    public void Step()
    {
        Volatile.Write(ref _stepBegan, _clock.GetTimestamp());
        _held.ReportProgress();
    }

    /// <summary>The work has ended.</summary>
    public void Dispose() => _timer.Dispose();

    private void Tell()
    {
        if (_clock.GetElapsedTime(Volatile.Read(ref _stepBegan)) < LongestStep)
            _held.ReportProgress();
    }
}
