namespace EmergentLearning.Engine.Benchmarks.Analyzers;

/// <summary>
/// Adds up the processor time of actions, on whichever threads they run, less what the clock itself takes: that is a call of the system for each, and a rule
/// that looks at ten thousand bodies for nothing takes less. Thread-safe.
/// </summary>
internal sealed class AnalyzerClock
{
    private const int Batches = 25;
    private const int Calls = 2_000;
    private static readonly Lazy<double> OwnTicks = new(MeasureOwn);
    private long _ticks;
    private long _calls;

    public TimeSpan Taken => TimeSpan.FromTicks(Math.Max(0, Interlocked.Read(ref _ticks) - (long)(Interlocked.Read(ref _calls) * OwnTicks.Value)));

    /// <summary>The action, with the clock running while it does.</summary>
    public Action<T> Around<T>(Action<T> action) => argument =>
    {
        TimeSpan before = ThreadClock.Now();
        try
        {
            action(argument);
        }
        finally
        {
            Interlocked.Add(ref _ticks, (ThreadClock.Now() - before).Ticks);
            Interlocked.Increment(ref _calls);
        }
    };

    /// <summary>What it takes for nothing. The least of many batches: the first ones are compiled on the way, and others are disturbed.</summary>
    private static double MeasureOwn() => Enumerable.Range(0, Batches).Min(_ =>
    {
        var clock = new AnalyzerClock();
        Action<int> nothing = clock.Around<int>(static _ => { });
        for (int call = 0; call < Calls; call++)
            nothing(call);
        return (double)clock._ticks / Calls;
    });
}
