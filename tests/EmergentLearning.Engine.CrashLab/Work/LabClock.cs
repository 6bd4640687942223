namespace EmergentLearning.Engine.CrashLab.Work;

/// <summary>A clock that goes one second further with each look, so that two runs of a workload record the same moments.</summary>
internal sealed class LabClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private long _looks;

    public override DateTimeOffset GetUtcNow() => Start.AddSeconds(Interlocked.Increment(ref _looks));
}
