using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Observability;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Tests.Projection;
using Microsoft.Extensions.Time.Testing;

namespace EmergentLearning.Engine.Tests.Observability;

/// <summary>The instruments that are asked.</summary>
[Collection(OneAtATime.Name)]
public sealed class ObservableTests : IDisposable
{
    private readonly Measurements _measured = new();

    public void Dispose() => _measured.Dispose();

    [Fact]
    public async Task What_is_pending_is_the_depth_of_the_outbox_by_state_and_its_age()
    {
        await using var bench = new StoreBench();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var kill = new Kill();
        CardStore store = await bench.OpenAsync(kill.Options(new StoreOptions { Clock = clock }));
        string tag = StoreTag.OfRoot(bench.Folder);
        await store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "1") with { RecordedAt = clock.GetUtcNow() });
        Assert.Equal([0, 0, 0], _measured.Ask("outbox.depth", tag).Select(depth => depth.Value));
        Assert.Equal(0, Assert.Single(_measured.Ask("outbox.age", tag)).Value);
        kill.At(ProjectionStep.MarkerSet);
        await Assert.ThrowsAnyAsync<Exception>(() =>
            store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("b.md", "1") with { RecordedAt = clock.GetUtcNow() }));
        clock.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(
            [("queued", 1), ("written", 0), ("committed", 0)],
            _measured.Ask("outbox.depth", tag).Select(depth => (depth.Tag("outbox.state")!, (int)depth.Value)));
        // The outbox knows whole seconds.
        Assert.InRange(Assert.Single(_measured.Ask("outbox.age", tag)).Value, 90, 91);
    }

    [Fact]
    public async Task A_read_under_way_is_the_oldest_reader_and_a_log_has_a_size()
    {
        await using var bench = new StoreBench();
        CardStore store = await bench.OpenAsync(new StoreOptions { UseGit = false });
        await store.Cards.InsertAsync(new Card { Topic = "a", Text = "in the log" }, Acknowledgement.Projected);
        string tag = StoreTag.OfRoot(bench.Folder);

        double during = store.Engine.Read(this, (session, _) =>
        {
            SpinWait.SpinUntil(() => false, 5);
            return Assert.Single(_measured.Ask("reader.oldest.age", tag)).Value;
        });

        Assert.True(during >= 0.004, $"{during}");
        Assert.Equal(0, Assert.Single(_measured.Ask("reader.oldest.age", tag)).Value);
        Assert.Equal(new FileInfo(bench.Database + "-wal").Length, Assert.Single(_measured.Ask("wal.size", tag)).Value);
        Assert.Equal(0, Assert.Single(_measured.Ask("write.queue.depth", tag)).Value);
    }

    [Fact]
    public async Task Two_stores_both_appear_and_a_closed_one_vanishes()
    {
        await using var one = new StoreBench();
        await using var other = new StoreBench();
        CardStore first = await one.OpenAsync(new StoreOptions { UseGit = false });
        await other.OpenAsync(new StoreOptions { UseGit = false });
        string[] both = [StoreTag.OfRoot(one.Folder), StoreTag.OfRoot(other.Folder)];
        Assert.All(both, tag => Assert.Single(_measured.Ask("wal.size", tag)));

        await first.DisposeAsync();

        foreach (string instrument in (string[])["write.queue.depth", "wal.size", "reader.oldest.age", "outbox.age"])
        {
            Assert.Empty(_measured.Ask(instrument, both[0]));
            Assert.Single(_measured.Ask(instrument, both[1]));
        }

        Assert.Empty(_measured.Ask("outbox.depth", both[0]));
    }

    [Fact]
    public async Task A_store_that_is_open_twice_is_one_series()
    {
        await using var bench = new StoreBench();
        await bench.OpenAsync(new StoreOptions { UseGit = false });
        await bench.OpenAsync(new StoreOptions { UseGit = false });

        string tag = StoreTag.OfRoot(bench.Folder);
        Assert.Single(_measured.Ask("wal.size", tag));
        Assert.Equal(3, _measured.Ask("outbox.depth", tag).Count);
    }

    [Fact]
    public void A_store_that_is_forgotten_is_not_kept_alive_by_its_metrics()
    {
        WeakReference forgotten = Forget();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(forgotten.IsAlive);
        Assert.DoesNotContain(_measured.Ask("write.queue.depth"), depth => depth.Tag("store") == "forgotten");
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private WeakReference Forget()
    {
        var gauges = new FixedGauges("forgotten");
        ObservedStores.Add(gauges);
        Assert.Contains(_measured.Ask("write.queue.depth"), depth => depth.Tag("store") == "forgotten");
        return new WeakReference(gauges);
    }

    private sealed class FixedGauges(string store) : IStoreGauges
    {
        public string Store => store;

        public long? ReadQueueDepth() => 7;

        public long? ReadWalBytes() => null;

        public TimeSpan? ReadOldestReader() => null;

        public OutboxReading? ReadOutbox() => null;
    }
}
