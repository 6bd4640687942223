using EmergentLearning.Memory.Rebuilding;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Memory.Tests.Syncing;

/// <summary>Many files that are missing at once are a lost folder, and nobody's wish.</summary>
public sealed class LostFolderTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(20, 10, false)]
    [InlineData(22, 11, false)]
    [InlineData(20, 11, true)]
    [InlineData(12, 12, true)]
    [InlineData(3, 3, false)]
    public async Task More_than_a_handful_and_more_than_half_of_a_folder_is_a_lost_one(int files, int removed, bool isLost)
    {
        await using MemoryStore store = await FillAsync(files);
        foreach (string file in Files()[..removed])
            File.Delete(file);

        SyncReport report = await store.SyncAsync();

        Assert.Equal(removed, report.Issues.Count(issue => issue.Kind == (isLost ? SyncIssueKind.LostFile : SyncIssueKind.DeletedFile)));
        Assert.Equal(isLost ? removed : 0, report.Open);
        Assert.Equal(isLost ? files : files - removed, store.Tables.Learnings.List().Count);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_a_lost_one_however_little_was_in_it()
    {
        await using MemoryStore store = await FillAsync(2);
        Directory.Delete(Path.Combine(_fixture.Folder, "memory", "failures"), recursive: true);

        SyncReport report = await store.SyncAsync();

        Assert.All(report.Issues, issue => Assert.Equal((SyncIssueKind.LostFile, false), (issue.Kind, issue.Fixed)));
        Assert.Equal(2, store.Tables.Learnings.List().Count);
    }

    [Fact]
    public async Task A_lost_folder_is_written_again_by_a_rebuild_and_deleted_when_that_is_meant()
    {
        await using MemoryStore store = await FillAsync(12);
        foreach (string file in Files())
            File.Delete(file);
        await store.SyncAsync();

        await new StoreRebuild(_fixture.Folder).FromDatabaseAsync();

        Assert.Equal(12, Files().Length);
        Assert.Empty((await store.SyncAsync()).Issues);
        foreach (string file in Files())
            File.Delete(file);
        Assert.True((await store.SyncAsync(new SyncOptions { MissingFiles = MissingFileRule.Delete })).IsInStep);
        Assert.Null(await store.FlushAsync());
        Assert.Empty(store.Tables.Learnings.List());
        Assert.Equal("sync: delete 12 files\n", _fixture.Git("log", "-1", "--format=%s"));
    }

    [Fact]
    public async Task A_commit_that_deletes_a_whole_folder_means_it()
    {
        await using MemoryStore store = await FillAsync(12);
        _fixture.Git("rm", "-q", "-r", "memory/failures");
        _fixture.Git("-c", "user.name=P", "-c", "user.email=p@example.org", "commit", "-q", "-m", "away with them");

        Assert.True((await store.SyncAsync()).IsInStep);

        Assert.Empty(store.Tables.Learnings.List());
    }

    [Fact]
    public async Task Whoever_mends_a_store_gets_missing_files_back()
    {
        await using (await FillAsync(2))
            File.Delete(Files()[0]);

        await new StoreMending(_fixture.Folder).RunAsync();

        Assert.Equal(2, Files().Length);
    }

    [Fact]
    public async Task A_database_made_of_the_files_remembers_whose_file_was_gone()
    {
        string uid;
        await using (MemoryStore store = await FillAsync(2))
            uid = (await Kinds.Samples.RecordAsync(store, "decision")).Uid;
        File.Delete(Directory.GetFiles(Path.Combine(_fixture.Folder, "memory", "decisions")).Single());

        await new StoreRebuild(_fixture.Folder).FromFilesAsync(force: true);

        await using MemoryReader reader = MemoryReader.Open(_fixture.Folder);
        Assert.Null(reader.Find(uid));
        Assert.NotNull(reader.FindDeleted(uid));
        Assert.True((await reader.CompareAsync()).IsInStep);
    }

    private async Task<MemoryStore> FillAsync(int files)
    {
        MemoryStore store = await _fixture.OpenAsync();
        for (int i = 0; i < files; i++)
            await store.RecordAsync(new FailureInput { Title = $"Failure {i}", Domain = "tests" }, Engine.Contracts.Acknowledgement.Projected);
        Assert.Null(await store.FlushAsync());
        return store;
    }

    private string[] Files() => [.. Directory.GetFiles(Path.Combine(_fixture.Folder, "memory", "failures"), "*.md").Order(StringComparer.Ordinal)];
}
