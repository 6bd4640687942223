using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Observability;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Tests.Locking;
using EmergentLearning.Engine.Tests.Projection;
using Microsoft.Extensions.Logging;

namespace EmergentLearning.Engine.Tests.Observability;

/// <summary>What is logged, under which number.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task Creating_a_store_is_logged_once_and_opening_it_each_time()
    {
        await using var bench = new StoreBench();
        using var log = new RecordedLog();
        await bench.RecoverAsync(new StoreOptions { LoggerFactory = log });
        await bench.RecoverAsync(new StoreOptions { LoggerFactory = log });

        Assert.Equal(["Upgraded", "Created", "Opened", "Opened"], log.Names);
        Assert.Equal([EngineTelemetry.Name], log.Categories.Distinct());
    }

    [Fact]
    public async Task A_recovery_and_a_conflict_are_warnings_that_name_the_place()
    {
        await using var bench = new StoreBench();
        using var log = new RecordedLog();
        var kill = new Kill();
        CardStore killed = await bench.OpenAsync(kill.Options());
        await killed.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "base"));
        kill.At(ProjectionStep.MarkerSet);
        await Assert.ThrowsAnyAsync<Exception>(() => killed.Engine.PutAsync(Acknowledgement.Committed, Change.Of("a.md", "store")));
        bench.Write("a.md", "person");

        await bench.RecoverAsync(new StoreOptions { LoggerFactory = log });

        Assert.Contains(log.Entries, entry => entry is (LogLevel.Warning, 5, _) && entry.Text.Contains(bench.Folder, StringComparison.Ordinal));
        Assert.Contains(log.Entries, entry => entry is (LogLevel.Warning, 6, _) && entry.Text.Contains("a.md", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_a_warning_with_the_reason()
    {
        await using var bench = new StoreBench();
        using var log = new RecordedLog();
        CardStore store = await bench.OpenAsync(new StoreOptions { LoggerFactory = log, Disk = new RefusingDisk("no.md") });

        await Assert.ThrowsAsync<StoreException>(() => store.Engine.PutAsync(Acknowledgement.Committed, Change.Of("no.md", "1")));

        Assert.Contains(log.Entries, entry => entry is (LogLevel.Warning, 7, _) && entry.Text.Contains("was refused", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_gives_up_waiting_names_the_holder()
    {
        using var folder = new LockFolder();
        using var log = new RecordedLog();
        using var first = new FileLock(folder.LockPath, LockClass.Repository);
        using var second = new FileLock(folder.LockPath, LockClass.Repository) { Telemetry = { Logger = log.CreateLogger("locks") } };
        using LockHandle held = first.Acquire(TimeSpan.FromSeconds(60));

        await Assert.ThrowsAnyAsync<StoreException>(() => new OwnFlow<LockHandle>(() => second.AcquireAsync(TimeSpan.FromMilliseconds(1), CancellationToken.None)).Result);

        (LogLevel level, int id, string text) = Assert.Single(log.Entries);
        Assert.Equal((LogLevel.Error, 9), (level, id));
        Assert.Contains($"held by process {Environment.ProcessId}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_long_while_the_lock_moves_is_told_of_the_holder()
    {
        using var folder = new LockFolder();
        using var log = new RecordedLog();
        using var first = new FileLock(folder.LockPath, LockClass.Repository);
        var time = new ManualPatience();
        using var second = new FileLock(folder.LockPath, LockClass.Repository, time) { Telemetry = { Logger = log.CreateLogger("locks") } };
        LockHandle held = first.Acquire(TimeSpan.FromSeconds(60));
        Task<LockHandle> waiting = new OwnFlow<LockHandle>(() => second.AcquireAsync(TimeSpan.FromMilliseconds(500), CancellationToken.None)).Result;
        await time.ArmedAsync();
        held.ReportProgress();
        time.RunOut();
        // It waits on only after it has told.
        await time.ArmedAsync();
        held.Dispose();
        (await waiting).Dispose();

        Assert.Contains(log.Entries, entry => entry is (LogLevel.Warning, 8, _) && entry.Text.Contains("held by process", StringComparison.Ordinal));
    }

    [Fact]
    public void A_full_disk_is_logged_whatever_it_is_wrapped_in_and_lost_durability_once()
    {
        using var log = new RecordedLog();
        var faults = new FaultReport(log.CreateLogger("faults"), "/store");
        var lost = new DurabilityLostException(StoreFault.FileSystem, "The sync failed.");

        faults.Tell(new StoreException(StoreFault.FileSystem, "outer", new FullException()));
        faults.Tell(new StoreException(StoreFault.FileSystem, "outer", new IOException("No space left on device", 28)));
        faults.Tell(new InvalidOperationException("not a matter of disks"));
        faults.Tell(lost);
        faults.Tell(new StoreException(StoreFault.Database, "later", lost));

        Assert.Equal([11, 11, 10], log.Entries.Select(entry => entry.Id));
    }

    private sealed class FullException() : StoreException(StoreFault.FileSystem, "full")
    {
        internal override bool IsFull => true;
    }
}
