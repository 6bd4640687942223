using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Backups;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Tests.Backups;

public sealed class RestoreTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    private StoreBackups Backups => new(_fixture.Folder);

    [Fact]
    public async Task In_place_it_brings_back_rows_and_files_and_git_goes_on()
    {
        RecordReceipt kept = await RecordAsync("kept");
        string before = _fixture.Read(kept.Path);
        await Backups.CreateAsync();
        RecordReceipt gone = await RecordAsync("recorded later");
        _fixture.Write(kept.Path, before + "\nedited later\n");
        string head = _fixture.Git("rev-parse", "HEAD").Trim();

        RestoreReport report = await Backups.RestoreAsync("latest", new RestoreOptions { Force = true });

        Assert.Equal((1L, 1L), (report.Learnings, report.Gone));
        Assert.Null(report.Problem);
        Assert.Equal(before, _fixture.Read(kept.Path));
        Assert.False(File.Exists(Path.Combine(_fixture.Folder, gone.Path)));
        await using MemoryStore store = await _fixture.OpenAsync();
        Assert.Equal("kept", Assert.Single(store.Tables.Learnings.OrderByDescending(Learning.Columns.Id).Take(10).ToList()).Title);
        Assert.True((await store.SyncAsync()).IsInStep);
        _fixture.Git("merge-base", "--is-ancestor", head, "HEAD");
        Assert.Equal("", _fixture.Git("status", "--porcelain"));
        // A number that was given out is not given out again.
        Assert.True((await store.RecordAsync(new FailureInput { Title = "next", Domain = "d" })).Id > gone.Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_record_that_was_deleted_since_lives_again_and_stays(bool isKnown)
    {
        RecordReceipt gone = await RecordAsync("deleted later");
        await Backups.CreateAsync();
        File.Delete(Path.Combine(_fixture.Folder, gone.Path));
        if (isKnown)
        {
            await using MemoryStore before = await _fixture.OpenAsync();
            await before.SyncAsync();
        }

        await Backups.RestoreAsync("latest", new RestoreOptions { Force = true });

        await using MemoryStore store = await _fixture.OpenAsync();
        Assert.Equal((gone.Id, gone.Uid), (Assert.Single(store.Tables.Learnings.List()).Id, store.Tables.Learnings.List()[0].Uid));
        Assert.Contains("# deleted later", _fixture.Read(gone.Path), StringComparison.Ordinal);
        Assert.Empty((await store.SyncAsync()).Issues);
        Assert.Null(store.FindDeleted(gone.Uid));
        Assert.Contains(gone.Path, _fixture.Git("ls-tree", "-r", "--name-only", "HEAD"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_took_away_is_in_the_safety_copy()
    {
        await RecordAsync("kept");
        await Backups.CreateAsync();
        RecordReceipt gone = await RecordAsync("recorded later");
        _fixture.Write(gone.Path, "# edited, and never synced\n");

        RestoreReport there = await Backups.RestoreAsync("latest", new RestoreOptions { Force = true });
        RestoreReport back = await Backups.RestoreAsync(there.SafetyBackup!, new RestoreOptions { Force = true });

        Assert.Equal(2, back.Learnings);
        Assert.Equal("# edited, and never synced\n", _fixture.Read(gone.Path));
    }

    [Fact]
    public async Task Records_that_are_not_in_it_are_not_lost_without_being_told()
    {
        await RecordAsync("kept");
        await Backups.CreateAsync();
        RecordReceipt later = await RecordAsync("recorded later");
        Dictionary<string, string> hash = Hash();

        StoreException refusal = await Assert.ThrowsAsync<StoreException>(() => Backups.RestoreAsync("latest"));
        RestoreReport look = await Backups.RestoreAsync("latest", new RestoreOptions { DryRun = true });

        Assert.Equal(StoreFault.Input, refusal.Fault);
        Assert.Equal((true, 1L, 1), (look.IsDryRun, look.Gone, look.ChangedFiles));
        Assert.Equal(hash, Hash());
        Assert.True(File.Exists(Path.Combine(_fixture.Folder, later.Path)));
        Assert.Single(Backups.List());
    }

    [Fact]
    public async Task A_lost_database_and_a_lost_repository_come_back()
    {
        RecordReceipt kept = await RecordAsync("kept");
        await Backups.CreateAsync();
        Directory.Delete(Path.Combine(_fixture.Folder, "memory"), recursive: true);
        Directory.Delete(Path.Combine(_fixture.Folder, ".git"), recursive: true);

        RestoreReport report = await Backups.RestoreAsync("latest");

        Assert.Equal((1L, null), (report.Learnings, report.SafetyBackup));
        Assert.Contains("# kept", _fixture.Read(kept.Path), StringComparison.Ordinal);
        Assert.Contains(kept.Commit!, _fixture.Git("log", "--format=%H"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_of_which_only_the_backups_are_left_comes_back()
    {
        RecordReceipt kept = await RecordAsync("kept");
        await Backups.CreateAsync();
        foreach (string path in Directory.GetFileSystemEntries(_fixture.Folder).Where(path => Path.GetFileName(path) != "backups"))
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            else
                File.Delete(path);
        }

        await Backups.RestoreAsync("latest");

        Assert.Contains("# kept", _fixture.Read(kept.Path), StringComparison.Ordinal);
        await using MemoryReader reader = MemoryReader.Open(_fixture.Folder);
        Assert.True(reader.Compare().IsInStep);
        Assert.Contains(kept.Commit!, _fixture.Git("log", "--format=%H"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(20000)]
    public async Task A_damaged_database_is_replaced_and_kept(int at)
    {
        await RecordAsync("kept");
        await Backups.CreateAsync();
        string path = Path.Combine(_fixture.Folder, "memory/index.db");
        byte[] bytes = await File.ReadAllBytesAsync(path);
        Array.Fill(bytes, (byte)0xA5, at, Math.Min(4096, bytes.Length - at));
        await File.WriteAllBytesAsync(path, bytes);

        RestoreReport report = await Backups.RestoreAsync("latest", new RestoreOptions { Force = true });

        Assert.Equal(1, report.Learnings);
        await using MemoryReader reader = MemoryReader.Open(_fixture.Folder);
        Assert.Equal("kept", Assert.Single(reader.Recent(10)).Title);
        Assert.True(reader.Compare().IsInStep);
        if (report.DamagedCopy is { } copy)
            Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(copy, "index.db")));
    }

    [Fact]
    public async Task A_store_that_is_open_elsewhere_goes_on_with_what_was_restored()
    {
        await using MemoryStore open = await _fixture.OpenAsync();
        await open.RecordAsync(new FailureInput { Title = "kept", Domain = "d" });
        await Backups.CreateAsync();
        await open.RecordAsync(new FailureInput { Title = "gone", Domain = "d" });

        await Backups.RestoreAsync("latest", new RestoreOptions { Force = true });

        Assert.Equal("kept", Assert.Single(open.Tables.Learnings.OrderByDescending(Learning.Columns.Id).Take(10).ToList()).Title);
        RecordReceipt next = await open.RecordAsync(new FailureInput { Title = "next", Domain = "d" });
        Assert.Equal(Acknowledgement.Committed, next.Level);
        Assert.Equal(2, open.Tables.Learnings.OrderByDescending(Learning.Columns.Id).Take(10).ToList().Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_point_in_time_comes_out_of_git(bool inPlace)
    {
        RecordReceipt first = await RecordAsync("first");
        string before = _fixture.Read(first.Path);
        RecordReceipt second = await RecordAsync("second");
        using var target = new StoreFixture();
        var options = new RestoreOptions { To = inPlace ? null : target.Folder, Force = true };

        RestoreReport report = await Backups.RestoreAtAsync(first.Commit!, options);

        string folder = inPlace ? _fixture.Folder : target.Folder;
        Assert.Equal((1L, null), (report.Learnings, report.Problem));
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(folder, first.Path)));
        Assert.False(File.Exists(Path.Combine(folder, second.Path)));
        await using MemoryStore store = await MemoryStore.OpenAsync(folder);
        Learning row = Assert.Single(store.Tables.Learnings.OrderByDescending(Learning.Columns.Id).Take(10).ToList());
        Assert.Equal("first", row.Title);
        Assert.True((await store.SyncAsync()).IsInStep);
        StoreException refusal = await Assert.ThrowsAsync<StoreException>(() => Backups.RestoreAtAsync("no-such-commit"));
        Assert.Equal(StoreFault.Input, refusal.Fault);
    }

    private async Task<RecordReceipt> RecordAsync(string title)
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        return await store.RecordAsync(new FailureInput { Title = title, Domain = "d" });
    }

    private Dictionary<string, string> Hash() => FolderHash.Of(_fixture.Folder);
}
