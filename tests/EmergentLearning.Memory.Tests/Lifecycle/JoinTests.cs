using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Memory.Lifecycle;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Tests.Lifecycle;

/// <summary>One rule made of several, in rows, sections, commit and audit trail.</summary>
public sealed class JoinTests : IDisposable
{
    private readonly StoreFixture _fixture = new();
    private readonly LifeClock _clock = new() { Now = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero) };

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task The_first_gets_what_was_counted_and_the_other_is_archived_and_points_to_it()
    {
        await using MemoryStore store = await OpenAsync();
        RecordReceipt kept = await RecordAsync(store, "Retry with jitter", 0.8);
        RecordReceipt other = await RecordAsync(store, "Retry with full jitter", 0.6);
        var lifecycle = new HeuristicLifecycle(store);
        for (int i = 0; i < 3; i++)
            await lifecycle.ApplyAsync($"{kept.Id}", HeuristicEvent.Validation);
        await lifecycle.ApplyAsync($"{other.Id}", HeuristicEvent.Validation);
        await lifecycle.ApplyAsync($"{other.Id}", HeuristicEvent.Violation);
        await store.FlushAsync();
        string head = _fixture.Git("rev-parse", "HEAD").Trim();

        IReadOnlyList<LifecycleReceipt> receipts = await lifecycle.MergeAsync($"H-{kept.Id}", [other.Uid], "Retry with full jitter: always");
        Assert.Null(await store.FlushAsync());

        Heuristic row = store.Tables.Heuristics.Find(kept.Id)!;
        Heuristic merged = store.Tables.Heuristics.Find(other.Id)!;
        Assert.Equal(("Retry with full jitter: always", "active", 0.775), (row.Rule, row.Status, row.Confidence));
        Assert.Equal((4, 1, 0), (row.TimesValidated, row.TimesViolated, row.TimesContradicted));
        Assert.Equal((0, 0, "archived", kept.Uid), (merged.TimesValidated, merged.TimesViolated, merged.Status, merged.MergedInto));
        string file = _fixture.Read(kept.Path);
        Assert.Contains("## H-1: Retry with full jitter: always\n\n**Confidence**: 0.775\n", file, StringComparison.Ordinal);
        Assert.Contains($"**Status**: archived\n**Dormant since**: 2026-01-05\n**Merged into**: {kept.Uid}\n", file, StringComparison.Ordinal);
        Assert.Equal("merge: Retry with full jitter: always\n\nDomain: http | H-2 into H-1\n\n", _fixture.Git("log", "--format=%B", $"{head}..HEAD"));
        Assert.Equal(
            ["merge took in H-2", "merge merged into H-1, which took 1 validations, 1 violations, 0 contradictions"],
            store.Tables.ConfidenceUpdates.List().TakeLast(2).Select(update => $"{update.UpdateType} {update.Reason}"));
        Assert.Equal([kept.Id, other.Id], receipts.Select(receipt => receipt.Id));
        Assert.True((await store.SyncAsync()).IsInStep);
    }

    [Fact]
    public async Task A_merged_rule_is_told_of_its_survivor_and_what_it_was_comes_back_from_the_file_alone()
    {
        string uid;
        await using (MemoryStore store = await OpenAsync())
        {
            uid = (await RecordAsync(store, "One", 0.8)).Uid;
            await RecordAsync(store, "Two", 0.6);
            await new HeuristicLifecycle(store).MergeAsync("1", ["2"]);
            await store.FlushAsync();
            StoreException refused = await Assert.ThrowsAsync<StoreException>(() => new HeuristicLifecycle(store).ApplyAsync("2", HeuristicEvent.Validation));
            Assert.Contains("merged into H-1", refused.Message, StringComparison.Ordinal);
        }

        foreach (string path in Directory.GetFiles(Path.Combine(_fixture.Folder, "memory"), "index.db*"))
            File.Delete(path);
        await using MemoryStore rebuilt = await OpenAsync();
        await rebuilt.SyncAsync();

        Assert.Equal([("One", null), ("Two", uid)], rebuilt.Tables.Heuristics.List().Select(row => (row.Rule, row.MergedInto)));
    }

    [Fact]
    public async Task Several_at_once_are_one_merge()
    {
        await using MemoryStore store = await OpenAsync();
        for (int i = 1; i <= 4; i++)
        {
            RecordReceipt rule = await RecordAsync(store, $"Rule {i}", 0.6);
            await new HeuristicLifecycle(store).ApplyAsync(rule.Uid, HeuristicEvent.Validation);
        }

        await new HeuristicLifecycle(store).MergeAsync("4", ["1", "2", "3"]);

        Assert.Equal([0, 0, 0, 4], store.Tables.Heuristics.List().OrderBy(row => row.Id).Select(row => row.TimesValidated!.Value));
    }

    [Theory]
    [InlineData("1", "1", "itself")]
    [InlineData("1", "3", "domain")]
    [InlineData("1", "4", "golden")]
    [InlineData("4", "1", "golden")]
    [InlineData("5", "1", "dormant")]
    [InlineData("1", "6", "deprecated")]
    [InlineData("1", "99", "no heuristic")]
    public async Task What_cannot_be_merged_is_refused_and_changes_nothing(string survivor, string other, string why)
    {
        await using MemoryStore store = await OpenAsync();
        for (int i = 1; i <= 6; i++)
            await RecordAsync(store, $"Rule {i}", 0.6, i == 3 ? "sqlite" : "http");
        await store.Tables.Engine.WriteAsync(transaction =>
        {
            transaction.UpdateRow(transaction.Find<Heuristic>(4)! with { IsGolden = 1 });
            transaction.UpdateRow(transaction.Find<Heuristic>(5)! with { Status = "dormant" });
            transaction.UpdateRow(transaction.Find<Heuristic>(6)! with { Status = "deprecated" });
            return 0;
        });
        IReadOnlyList<Heuristic> before = store.Tables.Heuristics.List();

        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => new HeuristicLifecycle(store).MergeAsync(survivor, [other]));

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, store.Tables.Heuristics.List());
    }

    [Fact]
    public async Task Similar_rules_of_one_domain_are_proposed_and_neither_golden_nor_sleeping_ones()
    {
        await using (MemoryStore store = await OpenAsync())
        {
            await RecordAsync(store, "Retry requests with jitter", 0.6);
            await RecordAsync(store, "Retry failed requests with jitter", 0.8);
            await RecordAsync(store, "Retry requests with jitter", 0.6, "sqlite");
            await RecordAsync(store, "Close every reader before writing", 0.6);
            RecordReceipt merged = await RecordAsync(store, "Retry failed requests with full jitter", 0.6);
            await new HeuristicLifecycle(store).MergeAsync("4", [merged.Uid]);
        }

        await using MemoryReader reader = MemoryReader.Open(_fixture.Folder);

        Assert.Equal([(2, 1, 0.8)], reader.SimilarRules(20).Select(pair => ((int)pair.Rule.Id, (int)pair.Other.Id, pair.Similarity)));
        Assert.Empty(reader.SimilarRules(20, "sqlite"));
    }

    private Task<MemoryStore> OpenAsync() => _fixture.OpenAsync(new StoreOptions { Clock = _clock });

    private static Task<RecordReceipt> RecordAsync(MemoryStore store, string rule, double confidence, string domain = "http") => store.RecordAsync(
        new HeuristicInput { Domain = domain, Rule = rule, Explanation = "It holds.", Confidence = confidence });
}
