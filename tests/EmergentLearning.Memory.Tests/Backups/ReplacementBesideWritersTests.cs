using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Backups;
using EmergentLearning.Memory.Rebuilding;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Tests.Backups;

/// <summary>P1 while a store's content is replaced: what others record meanwhile goes only if somebody said that it may.</summary>
public sealed class ReplacementBesideWritersTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("BackupMaker")]
    [InlineData("StoreReplacer")]
    public async Task A_rebuild_takes_in_what_is_recorded_after_the_files_were_read(string moment)
    {
        await RecordAsync("before");

        RestoreReport report = await new StoreRebuild(_fixture.Folder, At(moment, times: 1)).FromFilesAsync();

        Assert.Equal((2L, 0L), (report.Learnings, report.Gone));
        Assert.Equal(["before", "meanwhile 1"], await TitlesAsync());
    }

    [Fact]
    public async Task A_forced_rebuild_drops_what_has_no_file_and_nothing_that_is_recorded_meanwhile()
    {
        string path = await RecordAsync("before");
        File.Delete(Path.Combine(_fixture.Folder, path));

        await new StoreRebuild(_fixture.Folder, At("BackupMaker", times: 1)).FromFilesAsync(force: true);

        Assert.Equal(["meanwhile 1"], await TitlesAsync());
    }

    [Fact]
    public async Task A_rebuild_beside_one_who_always_records_is_busy_and_changes_nothing()
    {
        await RecordAsync("before");

        StoreBusyException busy = await Assert.ThrowsAsync<StoreBusyException>(
            () => new StoreRebuild(_fixture.Folder, At("BackupMaker", times: int.MaxValue)).FromFilesAsync());

        Assert.Contains("was written to each time", busy.Message, StringComparison.Ordinal);
        Assert.True((await TitlesAsync()).Length > 1);
    }

    [Theory]
    [InlineData("BackupMaker")]
    [InlineData("StoreReplacer")]
    public async Task A_restore_drops_nothing_unasked_that_is_recorded_while_it_runs(string moment)
    {
        await RecordAsync("before");
        await new StoreBackups(_fixture.Folder).CreateAsync();

        StoreException refused = await Assert.ThrowsAsync<StoreException>(
            () => new StoreBackups(_fixture.Folder, At(moment, times: 1)).RestoreAsync("latest", new RestoreOptions()));

        Assert.StartsWith("1 records of the store", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["before", "meanwhile 1"], await TitlesAsync());
    }

    [Theory]
    [InlineData("BackupMaker")]
    [InlineData("StoreReplacer")]
    public async Task A_forced_restore_has_a_backup_of_all_that_it_drops(string moment)
    {
        await RecordAsync("before");
        await new StoreBackups(_fixture.Folder).CreateAsync();

        RestoreReport report = await new StoreBackups(_fixture.Folder, At(moment, times: 1)).RestoreAsync("latest", new RestoreOptions { Force = true });

        Assert.Equal(1, report.Gone);
        Assert.Equal(["before"], await TitlesAsync());
        await new StoreBackups(_fixture.Folder).RestoreAsync(report.SafetyBackup!, new RestoreOptions { Force = true });
        Assert.Equal(["before", "meanwhile 1"], await TitlesAsync());
    }

    [Fact]
    public async Task A_store_that_somebody_else_makes_while_one_is_restored_stays()
    {
        using var other = new StoreFixture();
        await RecordAsync("before");
        BackupReceipt backup = await new StoreBackups(_fixture.Folder).CreateAsync();
        Directory.CreateDirectory(Path.Combine(other.Folder, "backups"));
        File.Copy(backup.Backup.Path, Path.Combine(other.Folder, "backups", Path.GetFileName(backup.Backup.Path)));

        await Assert.ThrowsAsync<StoreBusyException>(
            () => new StoreBackups(other.Folder, At("StoreReplacer", times: 1, other)).RestoreAsync("latest", new RestoreOptions { Force = true }));

        Assert.Equal(["meanwhile 1"], await TitlesAsync(other));
    }

    [Fact]
    public async Task Files_made_of_the_database_leave_alone_what_a_person_writes_after_the_backup()
    {
        (string edited, string again) = (await RecordAsync("edited"), await RecordAsync("edited again"));
        string original = _fixture.Read(edited);
        _fixture.Write(edited, "scribbled\n");
        _fixture.Write(again, "scribbled\n");
        var clock = new BusyClock("BackupMaker", times: 1, _ => _fixture.Write(again, "an afternoon of work\n"));

        RestoreReport report = await new StoreRebuild(_fixture.Folder, new BackupOptions { Clock = clock }).FromDatabaseAsync();

        Assert.Equal((original, "an afternoon of work\n"), (_fixture.Read(edited), _fixture.Read(again)));
        Assert.Equal(1, report.ChangedFiles);
        Assert.Contains(again, report.Problem, StringComparison.Ordinal);
    }

    private BackupOptions At(string type, int times, StoreFixture? store = null) => new()
    {
        Clock = new BusyClock(type, times, number => Task.Run(() => RecordMeanwhileAsync(store ?? _fixture, number)).GetAwaiter().GetResult()),
    };

    private static async Task RecordMeanwhileAsync(StoreFixture fixture, int number)
    {
        await using MemoryStore store = await fixture.OpenAsync(new() { AllowForeignFolder = true });
        await store.RecordAsync(new FailureInput { Title = $"meanwhile {number}", Domain = "d" });
    }

    private async Task<string> RecordAsync(string title)
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        return (await store.RecordAsync(new FailureInput { Title = title, Domain = "d" })).Path;
    }

    private async Task<string[]> TitlesAsync(StoreFixture? fixture = null)
    {
        await using MemoryStore store = await (fixture ?? _fixture).OpenAsync();
        Assert.True((await store.SyncAsync()).IsInStep);
        return [.. store.Tables.Learnings.OrderByDescending(Learning.Columns.Id).Take(100).ToList().Select(row => row.Title).Order(StringComparer.Ordinal)];
    }

    /// <summary>Does what another process may do whenever a certain type asks for the time: in the middle of its work.</summary>
    private sealed class BusyClock(string type, int times, Action<int> meanwhile) : TimeProvider
    {
        private int _done;

        public override DateTimeOffset GetUtcNow()
        {
            string caller = new System.Diagnostics.StackTrace(skipFrames: 1).ToString();
            if (_done < times && caller[..caller.IndexOf('\n', StringComparison.Ordinal)].Contains(type, StringComparison.Ordinal))
                meanwhile(++_done);
            return base.GetUtcNow();
        }
    }
}
