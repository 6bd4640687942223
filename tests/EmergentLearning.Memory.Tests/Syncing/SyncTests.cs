using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Syncing;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Tests.Syncing;

public sealed class SyncTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_new_file_becomes_a_record()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        _fixture.Write("memory/failures/20251201_by-hand.md", "# By hand\n\n**Domain**: tests\n**Severity**: 4\n\n## Summary\n\nWritten in an editor.\n");

        SyncReport report = await store.SyncAsync();
        await store.FlushAsync();

        SyncIssue issue = Assert.Single(report.Issues);
        Assert.Equal((SyncIssueKind.NewFile, true), (issue.Kind, issue.Fixed));
        Learning row = Assert.Single(store.Tables.Learnings.List());
        Assert.Equal(("By hand", "tests", 4, "Written in an editor."), (row.Title, row.Domain, row.Severity, row.Summary));
        Assert.NotNull(row.Uid);
        Assert.Empty((await store.SyncAsync()).Issues);
        // Closed first: the shared index is entered at the end of the pass, after the commit counts.
        await store.DisposeAsync();
        Assert.Equal("", _fixture.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task Many_new_files_are_few_commits_that_say_what_they_are_of()
    {
        const int Files = 450;
        await using MemoryStore store = await _fixture.OpenAsync();
        for (int i = 0; i < Files; i++)
            _fixture.Write($"memory/failures/20251201_by-hand-{i}.md", $"# By hand {i}\n\n**Domain**: tests\n**Severity**: 4\n\n## Summary\n\nText.\n");

        Assert.True((await store.SyncAsync()).IsInStep);
        Assert.Null(await store.FlushAsync());

        string[] subjects = _fixture.Git("log", "--format=%s", "--grep=^sync: ").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // Of three transactions three at most: one for what was there when a pass looked.
        Assert.InRange(subjects.Length, 1, 3);
        Assert.All(subjects, static subject => Assert.Equal("sync: 450 files", subject));
        Assert.Equal(Files, store.Tables.Learnings.List().Count);
    }

    [Theory]
    [InlineData(0, 1, 1, "sync: 1 file")]
    [InlineData(0, 4000, 4000, "sync: 4000 files")]
    [InlineData(0, 4000, 4001, "sync: files 1 to 4000 of 4001")]
    [InlineData(4000, 1, 4001, "sync: files 4001 to 4001 of 4001")]
    public void A_part_of_a_long_sync_says_which_part_it_is(int before, int count, int all, string subject) =>
        Assert.Equal(subject, new SyncChunk(before, count, all, DateTimeOffset.UnixEpoch).Message.Subject);

    [Fact]
    public async Task An_edit_changes_the_fields_that_were_edited_and_no_others()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await store.RecordAsync(new FailureInput { Title = "Before", Domain = "tests", Severity = 2, Tags = "a" });
        _fixture.Write(receipt.Path, _fixture.Read(receipt.Path).Replace("**Severity**: 2", "**Severity**: 5", StringComparison.Ordinal));
        string edited = _fixture.Read(receipt.Path);

        await store.SyncAsync();
        await store.FlushAsync();

        Learning row = store.Tables.Learnings.Find(receipt.Id)!;
        Assert.Equal(("Before", 5, "a", receipt.Uid), (row.Title, row.Severity, row.Tags, row.Uid));
        Assert.Equal(edited, _fixture.Read(receipt.Path));
        Assert.Equal(edited, _fixture.Git("show", $"HEAD:{receipt.Path}"));
    }

    [Fact]
    public async Task A_lost_file_is_written_again_byte_for_byte_without_a_commit()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await store.RecordAsync(new FailureInput { Title = "Gone", Domain = "tests" });
        string content = _fixture.Read(receipt.Path);
        string head = _fixture.Git("rev-parse", "HEAD");
        File.Delete(Path.Combine(_fixture.Folder, receipt.Path));

        SyncReport report = await store.SyncAsync(new SyncOptions { MissingFiles = MissingFileRule.WriteAgain });
        await store.FlushAsync();

        Assert.Equal(SyncIssueKind.MissingFile, Assert.Single(report.Issues).Kind);
        Assert.Equal(content, _fixture.Read(receipt.Path));
        Assert.Equal(head, _fixture.Git("rev-parse", "HEAD"));
    }

    [Fact]
    public async Task Rows_that_another_tool_inserts_get_files_and_names()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        await store.Tables.Engine.WriteAsync(transaction =>
        {
            Execute(transaction, "insert into learnings (type, filepath, title, domain, severity) "
                + "values ('failure', 'memory/failures/20250101_foreign.md', 'Foreign', 'other tool', 3)");
            Execute(transaction, "insert into heuristics (domain, rule) values ('other tool', 'Share the table')");
            return true;
        });

        SyncReport report = await store.SyncAsync();
        await store.FlushAsync();

        Assert.Equal(2, report.Issues.Count(issue => issue.Kind == SyncIssueKind.RowWithoutFile && issue.Fixed));
        Assert.StartsWith("# Foreign\n", _fixture.Read("memory/failures/20250101_foreign.md"), StringComparison.Ordinal);
        Assert.Contains("Share the table", _fixture.Read("memory/heuristics/other-tool.md"), StringComparison.Ordinal);
        Assert.All(store.Tables.Learnings.List(), row => Assert.NotNull(row.Uid));
        Assert.Empty((await store.SyncAsync()).Issues);
    }

    [Theory]
    [InlineData("memory/failures/../../../outside.md")]
    [InlineData("/etc/passwd")]
    [InlineData(".coordination/AGENT_LOG.md")]
    [InlineData("spaceshooter/")]
    public async Task A_row_with_a_path_that_is_no_failure_file_is_kept_and_reported(string path)
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        await store.Tables.Engine.WriteAsync(transaction =>
        {
            using IStatement insert = transaction.Prepare("insert into learnings (type, filepath, title, severity) values ('failure', ?1, 'Odd', 3)");
            insert.BindText(1, path);
            return insert.MoveNext();
        });

        SyncReport report = await store.SyncAsync();

        SyncIssue issue = Assert.Single(report.Issues);
        Assert.Equal((SyncIssueKind.RowOfOtherTool, false), (issue.Kind, issue.Fixed));
        Assert.NotNull(issue.Detail);
        Assert.True(report.IsInStep);
        Assert.Equal(path, Assert.Single(store.Tables.Learnings.List()).FilePath);
    }

    [Fact]
    public async Task Comparing_writes_nothing()
    {
        await using (MemoryStore store = await _fixture.OpenAsync())
            await store.RecordAsync(new FailureInput { Title = "One", Domain = "tests" });
        _fixture.Write("memory/failures/20251201_new.md", "# New\n");
        Dictionary<string, string> before = FolderHash.Of(_fixture.Folder);

        await using (MemoryReader reader = MemoryReader.Open(_fixture.Folder))
            Assert.False(reader.Compare().IsInStep);

        Assert.Equal(before, FolderHash.Of(_fixture.Folder));
    }

    [Fact]
    public async Task A_row_that_the_store_refuses_a_file_does_not_keep_the_others_from_theirs()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        await store.Tables.Engine.WriteAsync(transaction =>
        {
            foreach (string path in (string[])["a.md", ".git/refused.md", "b.md", "c.md"])
                Execute(transaction, $"insert into learnings (type, filepath, title, severity) values ('failure', 'memory/failures/{path}', 'T', 3)");
            return true;
        });

        SyncReport report = await store.SyncAsync();

        SyncIssue open = Assert.Single(report.Issues, issue => !issue.Fixed);
        Assert.Equal("memory/failures/.git/refused.md", open.Path);
        Assert.Contains(".git/refused.md", open.Detail, StringComparison.Ordinal);
        Assert.Null(await store.FlushAsync());
        Assert.All((string[])["a.md", "b.md", "c.md"], name => Assert.StartsWith("# T\n", _fixture.Read("memory/failures/" + name), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_whose_path_differs_from_anothers_in_case_only_is_said_and_kept()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await store.RecordAsync(new FailureInput { Title = "One", Domain = "tests" });
        string path = receipt.Path.Replace("_one", "_ONE", StringComparison.Ordinal);
        await store.Tables.Engine.WriteAsync(transaction =>
        {
            Execute(transaction, $"insert into learnings (type, filepath, title, severity) values ('failure', '{path}', 'Other', 3)");
            return true;
        });

        for (int i = 0; i < 2; i++)
        {
            SyncReport report = await store.SyncAsync();
            Assert.Equal(SyncIssueKind.RowOfOtherTool, Assert.Single(report.Issues).Kind);
            Assert.True(report.IsInStep);
        }
    }

    private static void Execute(ISqlTransaction transaction, string sql)
    {
        using IStatement statement = transaction.Prepare(sql);
        statement.MoveNext();
    }
}
