using EmergentLearning.Engine.Hosting;
using EmergentLearning.Memory;

namespace EmergentLearning.Engine.ProcessTests.BadInput;

/// <summary>The clock is set back a year between two records: no decision is made by time, so nothing but the dates looks odd.</summary>
public sealed class ClockTests
{
    [Fact]
    public async Task A_clock_that_was_set_back_a_year_loses_nothing_and_stops_nothing()
    {
        using var store = new StoreFolder();
        var now = new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
        string[] titles = ["before", "a year earlier", "again"];
        DateTimeOffset[] moments = [now, now.AddYears(-1), now.AddSeconds(1)];
        foreach ((string title, DateTimeOffset moment) in titles.Zip(moments))
        {
            await using MemoryStore memory = await MemoryStore.OpenAsync(store.Path, new StoreOptions { Clock = new StoppedClock(moment) });
            await memory.RecordAsync(RecordedStore.Failure(title));
            await memory.SyncAsync();
        }

        Assert.Equal(titles, (await store.VerifyAsync()).OrderBy(row => row.Id).Select(row => row.Title));
    }

    private sealed class StoppedClock(DateTimeOffset moment) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => moment;
    }
}
