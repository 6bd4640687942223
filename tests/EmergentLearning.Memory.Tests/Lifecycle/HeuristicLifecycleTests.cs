using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Memory.Lifecycle;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Tests.Lifecycle;

public sealed class HeuristicLifecycleTests : IDisposable
{
    private readonly StoreFixture _fixture = new();
    private readonly LifeClock _clock = new() { Now = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero) };

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_validation_moves_row_section_commit_and_audit_trail_together()
    {
        await using MemoryStore store = await OpenAsync();
        RecordReceipt first = await RecordAsync(store, "Sync before acknowledging", 0.7);
        await RecordAsync(store, "One writer", 0.5);
        string other = Section(first.Path, 2);

        LifecycleReceipt receipt = await new HeuristicLifecycle(store).ApplyAsync($"H-{first.Id}", HeuristicEvent.Validation, "held under load");
        Assert.Null(await store.FlushAsync());

        Heuristic row = store.Tables.Heuristics.Find(first.Id)!;
        Assert.Equal((0.73, 1, "2026-01-05 08:00:00"), (row.Confidence, row.TimesValidated, row.LastUsedAt));
        Assert.Equal((0.7, 0.73, false, true), (receipt.Before.Confidence, receipt.After.Confidence, receipt.IsRateLimited, receipt.IsFileInStep));
        Assert.Contains("**Confidence**: 0.73\n", Section(first.Path, 1), StringComparison.Ordinal);
        Assert.Contains("**Validated**: 1\n**Last used**: 2026-01-05 08:00:00\n", Section(first.Path, 1), StringComparison.Ordinal);
        Assert.Equal(other, Section(first.Path, 2));
        Assert.Equal(
            "heuristic: Sync before acknowledging\n\nDomain: sqlite | Confidence: 0.73 | success: 0.7 -> 0.73 | held under load\n\n",
            _fixture.Git("log", "-1", "--format=%B"));
        ConfidenceUpdate update = Assert.Single(store.Tables.ConfidenceUpdates.List());
        Assert.Equal(("success", 0.7, 0.73, 0.03, 0), (update.UpdateType, update.OldConfidence, update.NewConfidence, update.Delta, update.RateLimited));
        Assert.True((await store.SyncAsync()).IsInStep);
    }

    [Fact]
    public async Task A_burst_is_counted_and_moves_the_confidence_once_an_hour_and_five_times_a_day()
    {
        await using MemoryStore store = await OpenAsync();
        RecordReceipt rule = await RecordAsync(store, "Rule", 0.5);
        var lifecycle = new HeuristicLifecycle(store);

        LifecycleReceipt[] burst = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => lifecycle.ApplyAsync(rule.Uid, HeuristicEvent.Validation)));
        int moved = 1;
        for (int hour = 0; hour < 6; hour++)
        {
            _clock.Now += TimeSpan.FromHours(1);
            moved += (await lifecycle.ApplyAsync(rule.Uid, HeuristicEvent.Validation)).IsRateLimited ? 0 : 1;
        }

        Assert.Single(burst, receipt => !receipt.IsRateLimited);
        Assert.Equal(5, moved);
        Assert.Equal(14, store.Tables.Heuristics.Find(rule.Id)!.TimesValidated);
        _clock.Now = new DateTimeOffset(2026, 1, 6, 8, 0, 0, TimeSpan.Zero);
        Assert.False((await lifecycle.ApplyAsync(rule.Uid, HeuristicEvent.Violation)).IsRateLimited);
    }

    [Fact]
    public async Task Time_makes_a_rule_decay_then_dormant_and_a_second_run_changes_nothing()
    {
        await using MemoryStore store = await OpenAsync();
        RecordReceipt rule = await RecordAsync(store, "Rule", 0.7);
        var lifecycle = new HeuristicLifecycle(store);

        _clock.Now += TimeSpan.FromDays(15);
        LifecycleReceipt decayed = Assert.Single(await lifecycle.DecayAsync());
        Assert.Empty(await lifecycle.DecayAsync());
        _clock.Now += TimeSpan.FromDays(45);
        LifecycleReceipt asleep = Assert.Single(await lifecycle.DecayAsync());
        LifecycleReceipt revived = await lifecycle.ApplyAsync($"{rule.Id}", HeuristicEvent.Validation);
        await store.FlushAsync();

        Assert.Equal(("decay", 0.5925), (decayed.What, decayed.After.Confidence));
        Assert.Equal(("dormancy", "dormant"), (asleep.What, asleep.After.Status));
        Assert.Equal(("active", 0.4234), (revived.After.Status, revived.After.Confidence));
        Assert.DoesNotContain("dormant", _fixture.Read(rule.Path), StringComparison.Ordinal);
        Assert.Equal(["success", "dormancy", "decay"], store.Tables.ConfidenceUpdates.List().Reverse().Select(update => update.UpdateType));
    }

    [Fact]
    public async Task A_rule_asleep_for_90_days_is_archived_in_row_file_and_trail_and_use_revives_it()
    {
        await using MemoryStore store = await OpenAsync();
        RecordReceipt rule = await RecordAsync(store, "Rule", 0.7);
        var lifecycle = new HeuristicLifecycle(store);

        _clock.Now += TimeSpan.FromDays(60);
        Assert.Equal("dormancy", Assert.Single(await lifecycle.DecayAsync()).What);
        _clock.Now += TimeSpan.FromDays(89);
        Assert.Empty(await lifecycle.DecayAsync());
        _clock.Now += TimeSpan.FromDays(1);
        LifecycleReceipt archived = Assert.Single(await lifecycle.DecayAsync());
        Assert.Empty(await lifecycle.DecayAsync());
        await store.FlushAsync();
        string section = _fixture.Read(rule.Path);
        LifecycleReceipt revived = await lifecycle.ApplyAsync($"{rule.Id}", HeuristicEvent.Validation);
        await store.FlushAsync();

        Assert.Equal(("archive", "archived"), (archived.What, archived.After.Status));
        Assert.Equal(archived.Before.Confidence, archived.After.Confidence);
        Assert.Contains("**Status**: archived\n", section, StringComparison.Ordinal);
        Assert.Equal("active", revived.After.Status);
        Assert.DoesNotContain("archived", _fixture.Read(rule.Path), StringComparison.Ordinal);
        Assert.Equal(["success", "archive", "dormancy"], store.Tables.ConfidenceUpdates.List().Reverse().Select(update => update.UpdateType));
    }

    [Fact]
    public async Task Decay_of_many_rules_is_one_commit_and_every_section_of_a_file_has_its_own()
    {
        await using MemoryStore store = await OpenAsync();
        RecordReceipt first = await RecordAsync(store, "First", 0.7);
        await RecordAsync(store, "Second", 0.5);
        string before = _fixture.Git("rev-parse", "HEAD").Trim();
        _clock.Now += TimeSpan.FromDays(7);

        Assert.Equal(2, (await new HeuristicLifecycle(store).DecayAsync()).Count);
        Assert.Null(await store.FlushAsync());

        Assert.Equal("decay: Heuristics that were not used\n", _fixture.Git("log", "--format=%s", $"{before}..HEAD"));
        Assert.Contains("**Confidence**: 0.644\n", Section(first.Path, 1), StringComparison.Ordinal);
        Assert.Contains("**Confidence**: 0.46\n", Section(first.Path, 2), StringComparison.Ordinal);
        Assert.True((await store.SyncAsync()).IsInStep);
    }

    [Fact]
    public async Task A_rule_that_another_tool_inserted_gets_its_section_with_its_first_use()
    {
        await using MemoryStore store = await OpenAsync();
        RecordReceipt ours = await RecordAsync(store, "Ours", 0.7);
        Heuristic theirs = await store.Tables.Engine.WriteAsync(
            transaction => transaction.InsertRow(new Heuristic { Domain = "sqlite", Rule = "Theirs", Confidence = 0.6, TimesValidated = 4 }));

        LifecycleReceipt receipt = await new HeuristicLifecycle(store).ApplyAsync($"{theirs.Id}", HeuristicEvent.Validation);
        Assert.Null(await store.FlushAsync());

        Assert.True(receipt.IsFileInStep);
        Assert.StartsWith($"H-{theirs.Id}: Theirs\n\n**Confidence**: 0.64\n", Section(ours.Path, 2), StringComparison.Ordinal);
        Assert.Contains("**Validated**: 5\n", Section(ours.Path, 2), StringComparison.Ordinal);
        Assert.True((await store.SyncAsync()).IsInStep);
    }

    [Fact]
    public async Task A_rule_becomes_golden_with_a_persons_approval_and_only_when_it_has_earned_it()
    {
        await using MemoryStore store = await OpenAsync();
        RecordReceipt rule = await RecordAsync(store, "Sync before acknowledging", 0.92);
        var lifecycle = new HeuristicLifecycle(store);
        StoreException early = await Assert.ThrowsAsync<StoreException>(() => lifecycle.PromoteAsync($"{rule.Id}", "Ada"));
        for (int i = 0; i < 10; i++)
            await lifecycle.ApplyAsync($"{rule.Id}", HeuristicEvent.Validation);
        _fixture.Write("memory/golden-rules.md", "# Golden Rules\n\n---\n\n## 7. Old\n> Kept.\n");
        await store.SyncAsync();

        await Assert.ThrowsAsync<StoreException>(() => lifecycle.PromoteAsync($"{rule.Id}", " "));
        LifecycleReceipt golden = await lifecycle.PromoteAsync($"{rule.Id}", "Ada Lovelace", "Sync first");
        Assert.Null(await store.FlushAsync());

        Assert.Contains("validated 0 times", early.Message, StringComparison.Ordinal);
        Assert.Equal(1, store.Tables.Heuristics.Find(rule.Id)!.IsGolden);
        Assert.Contains("**Golden**: 2026-01-05 by Ada Lovelace\n", _fixture.Read(golden.Path), StringComparison.Ordinal);
        Assert.Equal(
            "# Golden Rules\n\n---\n\n## 7. Old\n> Kept.\n## 8. Sync first\n> Sync before acknowledging\n\n**Why:** It holds.\n"
            + $"**Promoted:** 2026-01-05 by Ada Lovelace (confidence 0.928)\n**Validations:** 10\n\n<!-- heuristic: {rule.Uid} -->\n\n---\n\n",
            _fixture.Read("memory/golden-rules.md"));
        Assert.Contains("promote: Golden Rule #8 - Sync first\n", _fixture.Git("log", "--format=%s"), StringComparison.Ordinal);
        Assert.Equal(("promotion", "Ada Lovelace"), store.Tables.ConfidenceUpdates.List().Select(update => (update.UpdateType, update.AgentId!)).Last());
        Assert.Contains("is one already", (await Assert.ThrowsAsync<StoreException>(() => lifecycle.PromoteAsync($"{rule.Id}", "Ada"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_wrote_in_the_file_is_taken_in_first_and_every_other_byte_stays()
    {
        await using MemoryStore store = await OpenAsync();
        RecordReceipt rule = await RecordAsync(store, "Rule", 0.7);
        string edited = _fixture.Read(rule.Path).Replace("**Confidence**: 0.7", "**Confidence**: 0.5", StringComparison.Ordinal) + "A note by hand\r\n";
        _fixture.Write(rule.Path, edited);

        await new HeuristicLifecycle(store).ApplyAsync($"{rule.Id}", HeuristicEvent.Violation);
        await store.FlushAsync();

        Assert.Equal(0.45, store.Tables.Heuristics.Find(rule.Id)!.Confidence);
        Assert.Equal(
            edited.Replace("**Confidence**: 0.5", "**Confidence**: 0.45", StringComparison.Ordinal)
                .Replace("**Created**: 2026-01-05\n", "**Created**: 2026-01-05\n**Violated**: 1\n**Last used**: 2026-01-05 08:00:00\n", StringComparison.Ordinal),
            _fixture.Read(rule.Path));
    }

    [Fact]
    public async Task The_life_of_a_rule_comes_back_from_its_file_alone()
    {
        await using (MemoryStore store = await OpenAsync())
        {
            RecordReceipt rule = await RecordAsync(store, "Rule", 0.7);
            await new HeuristicLifecycle(store).ApplyAsync($"{rule.Id}", HeuristicEvent.Contradiction);
            await store.FlushAsync();
        }

        using var copy = new StoreFixture();
        copy.Write("memory/heuristics/sqlite.md", _fixture.Read("memory/heuristics/sqlite.md"));
        await using MemoryStore rebuilt = await MemoryStore.OpenAsync(copy.Folder, new StoreOptions { AllowForeignFolder = true });
        await rebuilt.SyncAsync();

        Heuristic row = Assert.Single(rebuilt.Tables.Heuristics.List());
        Assert.Equal((0.595, 1, "2026-01-05 08:00:00", "active"), (row.Confidence, row.TimesContradicted, row.LastUsedAt, row.Status));
    }

    [Theory]
    [InlineData("99")]
    [InlineData("H-99")]
    [InlineData("nobody")]
    public async Task A_rule_that_is_not_there_is_refused(string name)
    {
        await using MemoryStore store = await OpenAsync();

        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => new HeuristicLifecycle(store).ApplyAsync(name, HeuristicEvent.Validation));

        Assert.Equal(StoreFault.Input, refused.Fault);
    }

    private Task<MemoryStore> OpenAsync() => _fixture.OpenAsync(new StoreOptions { Clock = _clock });

    private static Task<RecordReceipt> RecordAsync(MemoryStore store, string rule, double confidence) => store.RecordAsync(
        new HeuristicInput { Domain = "sqlite", Rule = rule, Explanation = "It holds.", Confidence = confidence });

    private string Section(string path, int number) => _fixture.Read(path).Split("\n## ")[number];
}
