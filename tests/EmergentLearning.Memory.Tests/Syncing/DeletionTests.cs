using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Syncing;
using EmergentLearning.Memory.Syncing.Deletions;
using EmergentLearning.Memory.Tables;
using EmergentLearning.Memory.Tests.Kinds;

namespace EmergentLearning.Memory.Tests.Syncing;

/// <summary>A file that somebody deleted takes its record with it; one that was lost, or never written, comes back.</summary>
public sealed class DeletionTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_file_that_a_person_removes_is_a_deleted_record_and_one_commit()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await store.RecordAsync(new FailureInput { Title = "Gone", Domain = "tests", Tags = "a", Summary = "Text." });
        string head = _fixture.Git("rev-parse", "HEAD");
        Remove(receipt.Path);
        await using (MemoryReader reader = MemoryReader.Open(_fixture.Folder))
            Assert.Equal(SyncIssueKind.DeletedFile, Assert.Single((await reader.CompareAsync()).Issues).Kind);

        SyncIssue issue = Assert.Single((await store.SyncAsync()).Issues);
        Assert.Null(await store.FlushAsync());

        Assert.Equal((SyncIssueKind.DeletedFile, true), (issue.Kind, issue.Fixed));
        Assert.Empty(store.Tables.Learnings.List());
        Assert.Equal(head, _fixture.Git("rev-parse", "HEAD^"));
        Assert.Equal("failure: delete 'Gone'\n", _fixture.Git("log", "-1", "--format=%s"));
        DeletedRecord deleted = store.FindDeleted("failure", receipt.Id)!;
        Assert.Equal((receipt.Uid, receipt.Path), (deleted.Row.Uid, deleted.Row.Path));
        Assert.Equal(("Gone", "a", "Text."), (deleted.Row.Values["title"], deleted.Row.Values["tags"], deleted.Row.Values["summary"]));
        Assert.Empty((await store.SyncAsync()).Issues);
        await store.DisposeAsync();
        Assert.Equal("", _fixture.Git("status", "--porcelain"));
        Assert.False(File.Exists(Path.Combine(_fixture.Folder, receipt.Path)));
    }

    [Fact]
    public async Task A_deletion_that_a_commit_brought_is_one_and_makes_no_commit()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await store.RecordAsync(new FailureInput { Title = "Gone", Domain = "tests" });
        RecordReceipt kept = await store.RecordAsync(new FailureInput { Title = "Kept", Domain = "tests" });
        CommitDeletion(receipt.Path);
        string head = _fixture.Git("rev-parse", "HEAD");

        SyncIssue issue = Assert.Single((await store.SyncAsync()).Issues);
        Assert.Null(await store.FlushAsync());

        Assert.Equal((SyncIssueKind.DeletedFile, MissingFiles.ByCommit, true), (issue.Kind, issue.Detail, issue.Fixed));
        Assert.Equal(kept.Uid, Assert.Single(store.Tables.Learnings.List()).Uid);
        Assert.Equal(head, _fixture.Git("rev-parse", "HEAD"));
    }

    [Fact]
    public async Task A_deletion_of_a_text_that_came_after_ours_is_one_of_ours_too()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await store.RecordAsync(new FailureInput { Title = "Gone", Domain = "tests" });
        await File.AppendAllTextAsync(Path.Combine(_fixture.Folder, receipt.Path), "Later.\n");
        Commit("commit", "-q", "-a", "-m", "later");
        CommitDeletion(receipt.Path);

        await store.SyncAsync();

        Assert.Empty(store.Tables.Learnings.List());
    }

    [Theory]
    [MemberData(nameof(KindNames))]
    public async Task A_record_whose_file_comes_back_lives_again_as_it_was(string name)
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await Samples.RecordAsync(store, name);
        string[] before = RowsOf(store);
        KindRow row = store.Find(name, receipt.Id)!;
        Remove(receipt.Path);
        await store.SyncAsync();
        Assert.Null(await store.FlushAsync());
        Assert.Null(store.Find(name, receipt.Id));
        KindRow deleted = store.FindDeleted(receipt.Uid)!.Row;
        Assert.Equal(row with { Values = RecordValues.Empty, RowValues = [] }, deleted with { Values = RecordValues.Empty, RowValues = [] });
        Assert.Equal(row.RowValues, deleted.RowValues);
        Assert.All(row.Kind.Fields, field => Assert.Equal(row.Values[field.Name], store.FindDeleted(name, receipt.Id)!.Row.Values[field.Name]));

        Commit("revert", "--no-edit", "HEAD");
        Assert.True((await store.SyncAsync()).IsInStep);

        Assert.Null(store.FindDeleted(receipt.Uid));
        Assert.Equal(before, RowsOf(store));
        Assert.Empty((await store.SyncAsync()).Issues);
    }

    public static TheoryData<string> KindNames => new(RecordKinds.All.Select(kind => kind.Name).Where(name => name is not ("cycle" or "experiment")));

    [Fact]
    public async Task A_file_that_comes_back_changed_elsewhere_is_the_same_record()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await store.RecordAsync(new FailureInput { Title = "Gone", Domain = "tests", Severity = 2 });
        string content = _fixture.Read(receipt.Path);
        Remove(receipt.Path);
        await store.SyncAsync();
        Assert.Null(await store.FlushAsync());

        _fixture.Write("memory/failures/elsewhere.md", content.Replace("**Severity**: 2", "**Severity**: 5", StringComparison.Ordinal));
        await store.SyncAsync();

        Learning row = Assert.Single(store.Tables.Learnings.List());
        Assert.Equal((receipt.Id, receipt.Uid, 5, "memory/failures/elsewhere.md"), (row.Id, row.Uid, row.Severity, row.FilePath));
    }

    [Fact]
    public async Task The_rules_of_a_deleted_file_come_back_with_what_was_counted()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt one = await store.RecordAsync(new HeuristicInput { Domain = "d", Rule = "One", Confidence = 0.1 + 0.2 });
        await store.RecordAsync(new HeuristicInput { Domain = "d", Rule = "Two", Explanation = "\"Quoted\" \u2028 <b>" });
        await store.Tables.Engine.WriteAsync(transaction => Execute(transaction, "update heuristics set times_violated = 7, source_id = 4"));
        string[] before = RowsOf(store);
        string content = _fixture.Read(one.Path);
        Remove(one.Path);
        await store.SyncAsync();
        Assert.Empty(store.Tables.Heuristics.List());
        Assert.Null(await store.FlushAsync());
        Assert.Equal("heuristic: delete 'Two'\n", _fixture.Git("log", "-1", "--format=%s"));

        _fixture.Write(one.Path, content);
        await store.SyncAsync();

        Assert.Equal(before, RowsOf(store));
    }

    [Fact]
    public async Task An_experiment_takes_its_cycles_with_it_and_brings_them_back()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt cycle = await Samples.RecordAsync(store, "cycle");
        string[] before = RowsOf(store);
        string folder = Path.Combine(_fixture.Folder, Path.GetDirectoryName(cycle.Path)!);
        Dictionary<string, string> files = Directory.GetFiles(folder).ToDictionary(file => file, File.ReadAllText);
        Directory.Delete(folder, recursive: true);

        Assert.True((await store.SyncAsync()).IsInStep);
        Assert.Null(await store.FlushAsync());
        Assert.Null(store.Find("cycle", cycle.Id));
        Assert.NotNull(store.FindDeleted("cycle", cycle.Id));
        Directory.CreateDirectory(folder);
        foreach ((string file, string content) in files)
            await File.WriteAllTextAsync(file, content);
        Assert.True((await store.SyncAsync()).IsInStep);

        Assert.Equal(before, RowsOf(store));
    }

    [Fact]
    public async Task A_new_record_in_the_place_of_a_deleted_one_is_another()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt old = await store.RecordAsync(new FailureInput { Title = "Same", Domain = "tests" });
        Remove(old.Path);
        await store.SyncAsync();
        Assert.Null(await store.FlushAsync());

        RecordReceipt fresh = await store.RecordAsync(new FailureInput { Title = "Same", Domain = "tests" });
        Assert.True((await store.SyncAsync()).IsInStep);

        Assert.Equal(old.Path, fresh.Path);
        Assert.Equal((fresh.Id, fresh.Uid), (Assert.Single(store.Tables.Learnings.List()).Id, store.Tables.Learnings.List()[0].Uid));
        Assert.NotEqual(old.Id, fresh.Id);
        Assert.NotNull(store.FindDeleted(old.Uid));
    }

    /// <summary>A kill may come between the row and the commit, at any step: what was not committed yet was not deleted by anybody.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_was_never_committed_is_written_again(bool hadOneBefore)
    {
        RecordReceipt? old = null;
        if (hadOneBefore)
        {
            // The history has a deletion of that very path.
            await using MemoryStore first = await _fixture.OpenAsync();
            old = await first.RecordAsync(new FailureInput { Title = "Same", Domain = "tests" });
            Remove(old.Path);
            await first.SyncAsync();
            Assert.Null(await first.FlushAsync());
        }

        await using (MemoryStore store = await _fixture.OpenAsync())
            await store.RecordAsync(new FailureInput { Title = "First commit", Domain = "tests" });
        RecordReceipt receipt;
        // Without git the file is written and its commit waits.
        await using (MemoryStore store = await _fixture.OpenAsync(new StoreOptions { UseGit = false }))
        {
            receipt = await store.RecordAsync(new FailureInput { Title = "Same", Domain = "tests" }, Acknowledgement.Projected);
            Assert.Equal(old?.Path ?? receipt.Path, receipt.Path);
            Remove(receipt.Path);

            await store.SyncAsync();
        }

        Assert.True(File.Exists(Path.Combine(_fixture.Folder, receipt.Path)));
        await using MemoryStore again = await _fixture.OpenAsync();
        Assert.Contains(again.Tables.Learnings.List(), row => row.Uid == receipt.Uid);
    }

    /// <summary>The history has those very bytes, and their deletion: that they came back is in the database alone.</summary>
    [Fact]
    public async Task A_file_that_came_back_and_is_not_committed_yet_is_written_again()
    {
        RecordReceipt receipt;
        string content;
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            receipt = await store.RecordAsync(new FailureInput { Title = "Back", Domain = "tests" });
            content = _fixture.Read(receipt.Path);
            Remove(receipt.Path);
            await store.SyncAsync();
            Assert.Null(await store.FlushAsync());
        }

        await using (MemoryStore store = await _fixture.OpenAsync(new StoreOptions { UseGit = false }))
        {
            _fixture.Write(receipt.Path, content);
            Assert.True((await store.SyncAsync()).IsInStep);
        }

        await using (MemoryStore store = await _fixture.OpenAsync(new StoreOptions { UseGit = false }))
        {
            Remove(receipt.Path);
            Assert.Equal(SyncIssueKind.MissingFile, Assert.Single((await store.SyncAsync()).Issues).Kind);
            Assert.Equal(receipt.Uid, Assert.Single(store.Tables.Learnings.List()).Uid);
        }

        Assert.Equal(content, _fixture.Read(receipt.Path));
    }

    [Fact]
    public async Task A_branch_that_never_had_a_record_does_not_delete_it()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        await store.RecordAsync(new FailureInput { Title = "Before", Domain = "tests" });
        RecordReceipt receipt = await store.RecordAsync(new FailureInput { Title = "After", Domain = "tests" });
        await store.DisposeAsync();
        Commit("reset", "-q", "--hard", "HEAD^");
        await using MemoryStore again = await _fixture.OpenAsync();

        SyncIssue issue = Assert.Single((await again.SyncAsync()).Issues);

        Assert.Equal(SyncIssueKind.MissingFile, issue.Kind);
        Assert.Equal(2, again.Tables.Learnings.List().Count);
        Assert.Null(await again.FlushAsync());
        Assert.True(File.Exists(Path.Combine(_fixture.Folder, receipt.Path)));
    }

    [Fact]
    public async Task A_change_that_comes_between_the_look_and_the_deletion_wins()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await Samples.RecordAsync(store, "decision");
        Remove(receipt.Path);
        SyncReport seen;
        await using (MemoryReader reader = MemoryReader.Open(_fixture.Folder))
            seen = await reader.CompareAsync();
        await store.UpdateAsync(RecordKinds.Find("decision")!, receipt.Id, [new("title", "Changed")]);

        SyncIssue issue = await store.Tables.Engine.WriteAsync(transaction => FileDeletion.Run(
            transaction, Assert.Single(seen.Issues), new SyncChunk(0, 1, 1, DateTimeOffset.UtcNow)));

        Assert.False(issue.Fixed);
        Assert.Equal("Changed", store.Find("decision", receipt.Id)!.Values["title"]);
        Assert.True((await store.SyncAsync()).IsInStep);
        Assert.Contains("Changed", _fixture.Read(receipt.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_comes_back_between_the_look_and_the_deletion_wins_written_or_only_queued(bool isWritten)
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await Samples.RecordAsync(store, "decision");
        string content = _fixture.Read(receipt.Path);
        Remove(receipt.Path);
        SyncReport seen;
        await using (MemoryReader reader = MemoryReader.Open(_fixture.Folder))
            seen = await reader.CompareAsync();

        SyncIssue issue = await store.Tables.Engine.WriteAsync(transaction =>
        {
            if (isWritten)
                _fixture.Write(receipt.Path, content);
            else
                transaction.RestoreFile(receipt.Path);
            return FileDeletion.Run(transaction, Assert.Single(seen.Issues), new SyncChunk(0, 1, 1, DateTimeOffset.UtcNow));
        });

        Assert.False(issue.Fixed);
        Assert.Null(await store.FlushAsync());
        Assert.NotNull(store.Find("decision", receipt.Id));
        Assert.Equal(content, _fixture.Read(receipt.Path));
    }

    [Fact]
    public async Task In_the_middle_of_a_merge_nothing_that_is_missing_is_decided()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await store.RecordAsync(new FailureInput { Title = "Gone", Domain = "tests" });
        Remove(receipt.Path);
        string merge = Path.Combine(_fixture.Folder, ".git", "MERGE_HEAD");
        await File.WriteAllTextAsync(merge, _fixture.Git("rev-parse", "HEAD"));

        SyncReport report = await store.SyncAsync();

        Assert.Equal(1, report.Open);
        Assert.Single(store.Tables.Learnings.List());
        Assert.False(File.Exists(Path.Combine(_fixture.Folder, receipt.Path)));
        File.Delete(merge);
        Assert.True((await store.SyncAsync()).IsInStep);
        Assert.Empty(store.Tables.Learnings.List());
    }

    [Fact]
    public async Task The_text_that_a_pull_brought_is_not_deleted_by_whoever_saw_the_one_before()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt receipt = await store.RecordAsync(new FailureInput { Title = "Here", Domain = "tests" });
        await File.AppendAllTextAsync(Path.Combine(_fixture.Folder, receipt.Path), "Newer.\n");
        Commit("commit", "-q", "-a", "-m", "newer");
        Remove(receipt.Path);

        SyncIssue issue = Assert.Single((await store.SyncAsync()).Issues);

        Assert.Equal((SyncIssueKind.MissingFile, false), (issue.Kind, issue.Fixed));
        Assert.Single(store.Tables.Learnings.List());
        Commit("checkout", "HEAD", "--", receipt.Path);
        Assert.True((await store.SyncAsync()).IsInStep);
        Assert.Contains("Newer.", _fixture.Read(receipt.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_store_s_own_document_comes_back()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        await store.RecordAsync(new FailureInput { Title = "Any", Domain = "tests" });
        Remove(".gitignore");

        await store.SyncAsync();

        Assert.Null(await store.FlushAsync());
        Assert.True(File.Exists(Path.Combine(_fixture.Folder, ".gitignore")));
    }

    private static bool Execute(IWriteTransaction transaction, string sql)
    {
        using IStatement statement = transaction.Prepare(sql);
        return statement.MoveNext();
    }

    /// <summary>Every row, whole but for when it was last changed: its file was read again.</summary>
    private static string[] RowsOf(MemoryStore store) => store.Tables.Engine.Read(0, static (session, _) => RecordKinds.All
        .Select(kind => kind.Table).Distinct(StringComparer.Ordinal)
        .SelectMany(table => StoredRow.Read(session, table, "'x'", "x"))
        .Select(row => string.Join('\n', row.Json.Split(",\"").Where(member => !member.StartsWith("updated_at", StringComparison.Ordinal))))
        .ToArray());

    private void Remove(string path) => File.Delete(Path.Combine(_fixture.Folder, path));

    private void CommitDeletion(string path)
    {
        Commit("rm", "-q", "--", path);
        Commit("commit", "-q", "-m", "deleted elsewhere");
    }

    private void Commit(params string[] arguments) =>
        _fixture.Git(["-c", "user.name=P", "-c", "user.email=p@example.org", .. arguments]);
}
