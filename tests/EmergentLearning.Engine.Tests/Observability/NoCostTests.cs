using System.Diagnostics;
using EmergentLearning.Engine.Observability;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Tests.Observability;

/// <summary>Measuring costs no allocation on the way of a write, neither while nobody listens nor while a meter is listened to.</summary>
[Collection(OneAtATime.Name)]
public sealed class NoCostTests
{
    private const int Rounds = 10_000;

    private readonly LockTelemetry _lock = new(Path.Combine(Path.GetTempPath(), "some.lock"), "Database");
    private readonly ReaderClock _clock = new();

    [Fact]
    public void Nothing_is_allocated_while_nobody_listens() => AssertNoAllocation();

    [Fact]
    public void Nothing_is_allocated_by_measuring_itself()
    {
        int heard = 0;
        using var listener = new System.Diagnostics.Metrics.MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == EngineTelemetry.Name)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => heard++);
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => heard++);
        listener.Start();

        AssertNoAllocation();

        Assert.True(heard > Rounds, "nothing was measured");
    }

    [Fact]
    public void Nothing_is_measured_that_nobody_hears()
    {
        Assert.False(EngineMeter.LockWait.Enabled || EngineMeter.CommitTime.Enabled || EngineMeter.SyncTime.Enabled);
        Assert.False(EngineActivities.AreWatched);
        Assert.Null(EngineActivities.Start(EngineActivities.Write, "store"));
        Assert.Equal(default, EngineActivities.Caller());
    }

    private void AssertNoAllocation()
    {
        // The first rounds make what is made once.
        for (int i = 0; i < 100; i++)
            OneWrite();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Rounds; i++)
            OneWrite();
        // The runtime may allocate for itself, once. An allocation of ours would be at least 24 bytes in every round.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10 * Rounds);
    }

    /// <summary>Everything that one write calls.</summary>
    private void OneWrite()
    {
        long asked = Stopwatch.GetTimestamp();
        _ = EngineActivities.Caller();
        using (EngineActivities.Start(EngineActivities.Write, "store"))
        {
            using CommitTiming commit = CommitTiming.Begin("store");
        }

        using (SyncTiming.File())
            _lock.Released(asked, asked);
        EngineMeter.Acknowledged.AddFor(1, "store");
        _clock.Leave(_clock.Enter());
    }
}
