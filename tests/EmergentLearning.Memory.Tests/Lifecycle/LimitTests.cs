using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Memory.Lifecycle;
using EmergentLearning.Memory.Lifecycle.Limits;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Tests.Lifecycle;

/// <summary>Limits of domains, in rows, files, commits and audit trail.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly StoreFixture _fixture = new();
    private readonly LifeClock _clock = new() { Now = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero) };

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task The_rules_of_the_lowest_score_fall_asleep_and_of_those_the_lowest_are_archived_in_one_commit()
    {
        await using MemoryStore store = await OpenAsync();
        await FillAsync(store, "http", 33);
        await FillAsync(store, "sqlite", 10);
        string head = _fixture.Git("rev-parse", "HEAD").Trim();

        IReadOnlyList<LifecycleReceipt> receipts = await new HeuristicLifecycle(store).LimitAsync();
        Assert.Null(await store.FlushAsync());

        Assert.Equal(["archive", "dormancy"], receipts.Select(receipt => receipt.What).Distinct().Order());
        Assert.Equal(
            Enumerable.Range(1, 33).Select(i => $"{(i <= 10 ? "active" : i <= 30 ? "dormant" : "archived")} {i}"),
            Statuses(store, "http"));
        Assert.All(Statuses(store, "sqlite"), status => Assert.StartsWith("active", status, StringComparison.Ordinal));
        Assert.Equal("limit: Heuristics beyond the limits of their domains\n", _fixture.Git("log", "--format=%s", $"{head}..HEAD"));
        Assert.Equal(20, _fixture.Read("memory/heuristics/http.md").Split("**Status**: dormant\n**Dormant since**: 2026-01-05\n").Length - 1);
        Dictionary<long, string?> trail = store.Tables.ConfidenceUpdates.List().ToDictionary(update => update.HeuristicId, update => update.Reason);
        Assert.All(receipts, receipt => Assert.Equal(receipt.Reason, trail[receipt.Id]));
        Assert.Contains("10 rules in use", receipts[0].Reason, StringComparison.Ordinal);
        Assert.Empty(await new HeuristicLifecycle(store).LimitAsync());
        Assert.True((await store.SyncAsync()).IsInStep);
    }

    [Fact]
    public async Task A_preview_tells_what_the_limits_change_and_writes_not_a_byte()
    {
        var limits = new DomainLimits { Active = 3, Dormant = 2 };
        await using (MemoryStore filled = await OpenAsync())
            await FillAsync(filled, "http", 8);
        Dictionary<string, string> before = FolderHash.Of(_fixture.Folder);
        IReadOnlyList<LifecycleReceipt> preview;
        await using (MemoryReader reader = MemoryReader.Open(_fixture.Folder))
            preview = reader.PreviewLimits(limits, clock: _clock);
        Dictionary<string, string> after = FolderHash.Of(_fixture.Folder);
        await using MemoryStore store = await OpenAsync();

        Assert.Equal(before, after);
        Assert.Equal(5, preview.Count);
        Assert.Equal(preview, await new HeuristicLifecycle(store).LimitAsync(limits));
    }

    [Fact]
    public async Task Golden_rules_are_neither_counted_nor_touched_and_another_domain_is_not()
    {
        await using MemoryStore store = await OpenAsync();
        await FillAsync(store, "http", 4);
        await FillAsync(store, "sqlite", 4);
        await store.Tables.Engine.WriteAsync(transaction =>
        {
            transaction.UpdateRow(transaction.Find<Heuristic>(4)! with { IsGolden = 1 });
            return 0;
        });

        IReadOnlyList<LifecycleReceipt> receipts = await new HeuristicLifecycle(store).LimitAsync(new DomainLimits { Active = 2 }, "http");

        Assert.Equal(["Rule 3 of http"], receipts.Select(receipt => receipt.Rule));
        Assert.Equal(["active 1", "active 2", "dormant 3", "active 4"], Statuses(store, "http"));
        Assert.Equal(["active 1", "active 2", "active 3", "active 4"], Statuses(store, "sqlite"));
    }

    [Fact]
    public async Task What_a_person_wrote_since_decides_with_the_rest_and_use_revives_what_had_to_go()
    {
        await using MemoryStore store = await OpenAsync();
        await FillAsync(store, "http", 3);
        string file = _fixture.Read("memory/heuristics/http.md");
        _fixture.Write("memory/heuristics/http.md", file.Replace("**Confidence**: 0.87\n", "**Confidence**: 0.95\n", StringComparison.Ordinal));

        LifecycleReceipt gone = Assert.Single(await new HeuristicLifecycle(store).LimitAsync(new DomainLimits { Active = 2 }));
        Assert.Equal("Rule 2 of http", gone.Rule);
        LifecycleReceipt used = await new HeuristicLifecycle(store).ApplyAsync($"{gone.Id}", HeuristicEvent.Validation);

        Assert.Equal("active", used.After.Status);
    }

    [Theory]
    [InlineData(0, 20, null)]
    [InlineData(10, -1, null)]
    [InlineData(10, 20, 0)]
    public async Task A_limit_out_of_range_is_refused(int active, int dormant, int? soft)
    {
        await using MemoryStore store = await OpenAsync();

        StoreException refused = await Assert.ThrowsAsync<StoreException>(
            () => new HeuristicLifecycle(store).LimitAsync(new DomainLimits { Active = active, Dormant = dormant, Soft = soft }));

        Assert.Equal(StoreFault.Input, refused.Fault);
    }

    private Task<MemoryStore> OpenAsync() => _fixture.OpenAsync(new StoreOptions { Clock = _clock });

    /// <summary>Rules of less and less confidence.</summary>
    private static async Task FillAsync(MemoryStore store, string domain, int count)
    {
        for (int i = 1; i <= count; i++)
        {
            var rule = new HeuristicInput { Domain = domain, Rule = $"Rule {i} of {domain}", Confidence = Math.Round(0.9 - (0.01 * i), 2) };
            await store.RecordAsync(rule, Acknowledgement.Durable);
        }

        Assert.Null(await store.FlushAsync());
    }

    private static IEnumerable<string> Statuses(MemoryStore store, string domain) =>
        store.Tables.Heuristics.List().Where(row => row.Domain == domain).OrderBy(row => row.Id).Select(row => $"{row.Status} {row.Rule.Split(' ')[1]}");
}
