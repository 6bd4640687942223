using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>After a failed sync the store stops; what opens it again trusts nothing that the failed one left.</summary>
public sealed class DurabilityTests
{
    [Fact]
    public async Task A_folder_that_cannot_be_synced_stops_the_store_and_nothing_of_the_pass_is_marked()
    {
        await using var bench = new StoreBench();
        var disk = new ForgetfulDisk(bench.Folder);
        CardStore store = await bench.OpenAsync(Options(disk));
        await store.Engine.PutAsync(Acknowledgement.Projected, Change.Of("d/first.md", "1"));
        disk.FailingSyncs = 1;

        await Assert.ThrowsAsync<DurabilityLostException>(
            () => store.Engine.PutAsync(Acknowledgement.Projected, Change.Of("d/a.md", "2")));

        Assert.Equal(Acknowledgement.Durable, store.Engine.FindProjection(2)!.Level);
        Assert.True(PassMarker.Exists(bench.EngineFolder));
        await Assert.ThrowsAsync<DurabilityLostException>(
            () => store.Engine.PutAsync(Acknowledgement.Durable, Change.Of("d/b.md", "3")));
        Assert.Null(store.Engine.FindProjection(3));
        Assert.Equal(Acknowledgement.Projected, store.Engine.FindProjection(1)!.Level);
    }

    [Fact]
    public async Task What_a_failed_sync_left_visible_is_written_anew_before_it_is_called_durable()
    {
        await using var bench = new StoreBench();
        var disk = new ForgetfulDisk(bench.Folder);
        CardStore store = await bench.OpenAsync(Options(disk));
        await store.Engine.PutAsync(Acknowledgement.Projected, Change.Of("d/old.md", "1"), Change.Of("d/gone.md", "1"));
        disk.FailingSyncs = 1;
        await Assert.ThrowsAsync<DurabilityLostException>(() => store.Engine.PutAsync(
            Acknowledgement.Projected, Change.Of("d/old.md", "2"), Change.Of("d/new.md", "2")));
        await store.DisposeAsync();
        Assert.Equal(("2", "2"), (bench.Read("d/old.md"), bench.Read("d/new.md")));
        Assert.Equal(("1", null), (disk.AfterPowerLoss("d/old.md"), disk.AfterPowerLoss("d/new.md")));

        await bench.RecoverAsync(Options(disk));

        Assert.Equal(("2", "2"), (disk.AfterPowerLoss("d/old.md"), disk.AfterPowerLoss("d/new.md")));
        Assert.Equal("1", disk.AfterPowerLoss("d/gone.md"));
        Assert.False(PassMarker.Exists(bench.EngineFolder));
    }

    [Fact]
    public async Task A_second_store_on_the_folder_doubts_the_names_that_the_first_one_failed_on()
    {
        await using var bench = new StoreBench();
        var disk = new ForgetfulDisk(bench.Folder);
        CardStore failing = await bench.OpenAsync(Options(disk));
        CardStore other = await bench.OpenAsync(Options(disk));
        await failing.Engine.PutAsync(Acknowledgement.Projected, Change.Of("d/first.md", "1"));
        disk.FailingSyncs = 1;
        await Assert.ThrowsAsync<DurabilityLostException>(
            () => failing.Engine.PutAsync(Acknowledgement.Projected, Change.Of("d/a.md", "2")));

        await other.Engine.PutAsync(Acknowledgement.Projected, Change.Of("d/b.md", "3"));

        Assert.Equal(Acknowledgement.Projected, other.Engine.FindProjection(2)!.Level);
        Assert.Equal(("2", "3"), (disk.AfterPowerLoss("d/a.md"), disk.AfterPowerLoss("d/b.md")));
    }

    [Fact]
    public async Task A_folder_made_by_a_pass_that_was_killed_is_synced_into_its_parent_by_the_next()
    {
        await using var bench = new StoreBench();
        var disk = new ForgetfulDisk(bench.Folder) { BeforeSync = _ => throw new KilledException() };
        CardStore store = await bench.OpenAsync(Options(disk));
        await Assert.ThrowsAsync<KilledException>(
            () => store.Engine.PutAsync(Acknowledgement.Projected, Change.Of("a/b/c.md", "1")));
        await store.DisposeAsync();
        Assert.True(Directory.Exists(bench.PathOf("a")));

        disk.BeforeSync = null;
        await bench.RecoverAsync(Options(disk));

        Assert.Equal("1", disk.AfterPowerLoss("a/b/c.md"));
    }

    [Fact]
    public async Task A_commit_that_cannot_be_made_durable_stops_the_projection_too()
    {
        await using var bench = new StoreBench();
        bool hold = true;
        CardStore store = await bench.OpenAsync(new StoreOptions { UseGit = false, OnStep = step => Hold(step, ref hold) });
        await store.Engine.PutAsync(Acknowledgement.Durable, Change.Of("a.md", "1"));
        Task<bool> waiting = store.Engine.PutAsync(Acknowledgement.Projected, Change.Of("b.md", "2"));
        SpinWait.SpinUntil(() => store.Engine.FindProjection(2) is not null, TimeSpan.FromSeconds(30));

        // What the writer does when SQLite tells of a failed sync; GroupCommitTests holds that part.
        ((OpenStore)store.Engine).Durability.Lose(new StoreException(StoreFault.FileSystem, "injected"));
        hold = false;

        await Assert.ThrowsAsync<DurabilityLostException>(() => waiting);
        Assert.Equal(Acknowledgement.Durable, store.Engine.FindProjection(2)!.Level);
        await store.DisposeAsync();
        await bench.RecoverAsync(new StoreOptions { UseGit = false });
        Assert.Equal(("1", "2"), (bench.Read("a.md"), bench.Read("b.md")));
    }

    [Fact]
    public async Task A_writer_that_shares_the_latch_stops_it_and_is_stopped_by_it()
    {
        await using var bench = new StoreBench();
        var latch = new DurabilityLatch("the store");
        await using SqliteDatabase database = SqliteDatabase.Open(new SqliteDatabaseOptions
        {
            Path = bench.PathOf("x.db"),
            GatePath = bench.PathOf("x.lock"),
            Durability = latch,
        });
        latch.Lose(new StoreException(StoreFault.FileSystem, "injected"));
        DurabilityLostException stopped = await Assert.ThrowsAsync<DurabilityLostException>(() => database.WriteAsync(_ => 1, default));
        Assert.Contains("injected", stopped.Message, StringComparison.Ordinal);
    }

    private static StoreOptions Options(ForgetfulDisk disk) => new() { Disk = disk, UseGit = false };

    private static void Hold(ProjectionStep step, ref bool hold)
    {
        while (step == ProjectionStep.MarkerSet && Volatile.Read(ref hold))
            Thread.Sleep(1);
    }
}
