using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Syncing;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Tests.Syncing;

public sealed class RenameTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_file_that_a_person_renames_takes_its_record_with_it()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await store.RecordAsync(new FailureInput { Title = "Renamed", Domain = "tests" });
        Move(receipt.Path, "memory/failures/archive/better-name.md");

        SyncReport report = await store.SyncAsync();
        Assert.Null(await store.FlushAsync());

        SyncIssue issue = Assert.Single(report.Issues);
        Assert.Equal((SyncIssueKind.RenamedFile, true, receipt.Path), (issue.Kind, issue.Fixed, issue.PreviousPath));
        Learning row = Assert.Single(store.Tables.Learnings.List());
        Assert.Equal((receipt.Id, receipt.Uid, "memory/failures/archive/better-name.md"), (row.Id, row.Uid, row.FilePath));
        Assert.False(File.Exists(Path.Combine(_fixture.Folder, receipt.Path)));
        Assert.Empty((await store.SyncAsync()).Issues);
        await store.DisposeAsync();
        Assert.Equal("", _fixture.Git("status", "--porcelain"));
        Assert.Equal("memory/failures/archive/better-name.md\n", _fixture.Git("ls-files", "memory/failures"));
    }

    [Fact]
    public async Task The_rules_of_a_renamed_file_go_with_it_and_are_edited_there()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await store.RecordAsync(new HeuristicInput { Domain = "before", Rule = "Retry", Confidence = 0.5 });
        Move(receipt.Path, "memory/heuristics/after.md");
        await store.SyncAsync();
        Assert.Null(await store.FlushAsync());
        _fixture.Write("memory/heuristics/after.md", _fixture.Read("memory/heuristics/after.md").Replace("0.5", "0.9", StringComparison.Ordinal));

        await store.SyncAsync();

        Heuristic row = Assert.Single(store.Tables.Heuristics.List());
        Assert.Equal((receipt.Id, 0.9, "memory/heuristics/after.md"), (row.Id, row.Confidence, row.FilePath));
    }

    [Fact]
    public async Task Which_of_two_equal_files_was_renamed_is_not_guessed()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        _fixture.Write("memory/failures/one.md", "# Same\n");
        _fixture.Write("memory/failures/two.md", "# Same\n");
        await store.SyncAsync();
        Assert.Null(await store.FlushAsync());
        Move("memory/failures/one.md", "memory/failures/three.md");
        Move("memory/failures/two.md", "memory/failures/four.md");

        SyncReport report = await store.SyncAsync();
        Assert.Null(await store.FlushAsync());

        Assert.DoesNotContain(report.Issues, issue => issue.Kind == SyncIssueKind.RenamedFile);
        Assert.Equal(
            ["memory/failures/four.md", "memory/failures/three.md"],
            store.Tables.Learnings.List().Select(row => row.FilePath).Order(StringComparer.Ordinal));
        Assert.All((string[])["three", "four"], name => Assert.Equal("# Same\n", _fixture.Read($"memory/failures/{name}.md")));
        Assert.All((long[])[1, 2], id => Assert.NotNull(store.FindDeleted("failure", id)));
    }

    private void Move(string from, string to)
    {
        string target = Path.Combine(_fixture.Folder, to);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(Path.Combine(_fixture.Folder, from), target);
    }
}
