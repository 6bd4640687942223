using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Tests.Recording;

public sealed class RecordingTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_failure_becomes_a_row_a_file_and_a_commit()
    {
        await using MemoryStore store = await _fixture.OpenAsync();

        RecordReceipt receipt = await store.RecordAsync(new FailureInput
        {
            Title = "Retry without jitter", Domain = "networking", Severity = 4, Tags = "retry,storm", Summary = "All clients came back at once.",
        });

        Assert.Equal(Acknowledgement.Committed, receipt.Level);
        Assert.Null(receipt.Problem);
        Learning row = store.Tables.Learnings.Find(receipt.Id)!;
        Assert.Equal(("failure", "Retry without jitter", "networking", 4), (row.Type, row.Title, row.Domain, row.Severity));
        Assert.Equal(receipt.Uid, row.Uid);
        Assert.StartsWith("# Retry without jitter\n\n**Domain**: networking\n**Severity**: 4\n", _fixture.Read(receipt.Path), StringComparison.Ordinal);
        Assert.Equal(
            "failure: Retry without jitter\n\nDomain: networking | Severity: 4\n\n", _fixture.Git("log", "-1", "--format=%B", receipt.Commit!));
        Assert.Equal(_fixture.Read(receipt.Path), _fixture.Git("show", $"{receipt.Commit}:{receipt.Path}"));
        // Closed first: the shared index is entered at the end of the pass, after the commit counts.
        await store.DisposeAsync();
        Assert.Equal("", _fixture.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task Heuristics_of_one_domain_share_a_file_and_have_a_commit_each()
    {
        await using MemoryStore store = await _fixture.OpenAsync();

        RecordReceipt first = await store.RecordAsync(new HeuristicInput { Domain = "SQL ite", Rule = "Sync before acknowledging" });
        RecordReceipt second = await store.RecordAsync(new HeuristicInput { Domain = "sql-ite", Rule = "One writer", Confidence = 0.9 });

        Assert.Equal("memory/heuristics/sql-ite.md", first.Path);
        Assert.Equal(first.Path, second.Path);
        string file = _fixture.Read(first.Path);
        Assert.Contains($"## H-{first.Id}: Sync before acknowledging\n", file, StringComparison.Ordinal);
        Assert.Contains($"## H-{second.Id}: One writer\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain("One writer", _fixture.Git("show", $"{first.Commit}:{first.Path}"), StringComparison.Ordinal);
        Assert.Equal("heuristic: One writer\n\nDomain: sql-ite | Confidence: 0.9\n\n", _fixture.Git("log", "-1", "--format=%B", second.Commit!));
    }

    [Fact]
    public async Task The_same_title_twice_on_one_day_makes_two_files()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        var input = new FailureInput { Title = "测试失败", Domain = "unicode" };

        RecordReceipt first = await store.RecordAsync(input);
        RecordReceipt second = await store.RecordAsync(input);

        Assert.NotEqual(first.Path, second.Path);
        // The same but for the names of the two records.
        Assert.Equal(_fixture.Read(first.Path).Replace(first.Uid, second.Uid, StringComparison.Ordinal), _fixture.Read(second.Path));
    }

    [Fact]
    public async Task A_hundred_tasks_of_one_process_lose_nothing()
    {
        await using MemoryStore store = await _fixture.OpenAsync();

        RecordReceipt[] receipts = await Task.WhenAll(Enumerable.Range(0, 100).Select(i =>
            i % 2 == 0
                ? store.RecordAsync(new FailureInput { Title = $"failure {i}", Domain = "crowd" })
                : store.RecordAsync(new HeuristicInput { Domain = "crowd", Rule = $"rule {i}" })));

        Assert.All(receipts, receipt => Assert.Equal(Acknowledgement.Committed, receipt.Level));
        Assert.Equal(100, receipts.Select(receipt => receipt.Commit).Distinct().Count());
        Assert.Equal(50, store.Tables.Learnings.Count());
        Assert.Equal(50, store.Tables.Heuristics.Count());
        // Closed first: the shared index is entered at the end of the pass, after the commit counts.
        await store.DisposeAsync();
        Assert.Equal("", _fixture.Git("status", "--porcelain"));
        Assert.Equal("", _fixture.Git("fsck", "--strict", "--no-progress"));
    }

    [Fact]
    public async Task What_a_person_wrote_in_a_heuristic_file_is_kept_when_a_rule_is_added()
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        RecordReceipt first = await store.RecordAsync(new HeuristicInput { Domain = "ui", Rule = "Label every icon" });
        _fixture.Write(first.Path, _fixture.Read(first.Path).Replace("Label every icon", "Label every icon, always", StringComparison.Ordinal) + "\nA note by hand.\n");

        RecordReceipt second = await store.RecordAsync(new HeuristicInput { Domain = "ui", Rule = "Undo beats confirm" });

        string file = _fixture.Read(first.Path);
        Assert.Contains("A note by hand.", file, StringComparison.Ordinal);
        Assert.Contains("Undo beats confirm", file, StringComparison.Ordinal);
        Assert.Equal("Label every icon, always", store.Tables.Heuristics.Find(first.Id)!.Rule);
        Assert.Equal(Acknowledgement.Committed, second.Level);
        // Closed first: the shared index is entered at the end of the pass, after the commit counts.
        await store.DisposeAsync();
        Assert.Equal("", _fixture.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task What_a_person_has_staged_stays_staged_and_uncommitted()
    {
        await RecordAsync("first");
        _fixture.Write("unrelated.txt", "mine");
        _fixture.Git("add", "unrelated.txt");

        RecordReceipt receipt = await RecordAsync("second");

        Assert.Equal("A  unrelated.txt\n", _fixture.Git("status", "--porcelain"));
        Assert.Equal($"{receipt.Path}\n", _fixture.Git("show", "--name-only", "--format=", receipt.Commit!));
    }

    [Fact]
    public async Task A_foreign_index_lock_delays_only_the_index()
    {
        // A store each: closing one ends its pass, so that no lock of our own git is mistaken for the planted one.
        await RecordAsync("first");
        string indexLock = Path.Combine(_fixture.Folder, ".git", "index.lock");
        File.WriteAllText(indexLock, "");

        RecordReceipt receipt = await RecordAsync("second");

        Assert.Equal(Acknowledgement.Committed, receipt.Level);
        Assert.True(File.Exists(indexLock), "a lock that is not ours was removed");
        File.Delete(indexLock);
        await RecordAsync("third");
        Assert.Equal("", _fixture.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task Without_git_the_record_is_durable_and_its_commit_follows_later()
    {
        await using (MemoryStore without = await _fixture.OpenAsync(new StoreOptions { UseGit = false }))
        {
            RecordReceipt receipt = await without.RecordAsync(new FailureInput { Title = "alone", Domain = "git" }, Acknowledgement.Projected);
            Assert.Null(receipt.Commit);
            Assert.StartsWith("# alone\n", _fixture.Read(receipt.Path), StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(Path.Combine(_fixture.Folder, ".git")));
    }

    private async Task<RecordReceipt> RecordAsync(string title)
    {
        await using MemoryStore store = await _fixture.OpenAsync();
        return await store.RecordAsync(new FailureInput { Title = title, Domain = "git" });
    }
}
