using EmergentLearning.Engine.Hosting;
using EmergentLearning.Memory.Lifecycle;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Memory.Tests.Lifecycle;

/// <summary>Since when a rule is asleep: in its row, in its file, and in databases from before there was a column for it.</summary>
public sealed class DormancyTests : IDisposable
{
    private readonly StoreFixture _fixture = new();
    private readonly LifeClock _clock = new() { Now = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero) };

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_rule_that_is_seen_late_sleeps_from_then_and_is_archived_90_days_later()
    {
        await using MemoryStore store = await OpenAsync();
        RecordReceipt rule = await RecordAsync(store);
        await DecayAsync(store, days: 200);
        string asleep = _fixture.Read(rule.Path);
        Assert.Empty(await DecayAsync(store, days: 89));
        LifecycleReceipt archived = Assert.Single(await DecayAsync(store, days: 1));

        Assert.Contains("**Status**: dormant\n**Dormant since**: 2026-07-24\n", asleep, StringComparison.Ordinal);
        Assert.Equal(("archive", "asleep since 2026-07-24"), (archived.What, archived.Reason));
        Assert.Contains("**Status**: archived\n**Dormant since**: 2026-07-24\n", _fixture.Read(rule.Path), StringComparison.Ordinal);
        Assert.Equal("2026-07-24 00:00:00", Row(store).DormantSince);
        await new HeuristicLifecycle(store).ApplyAsync($"{rule.Id}", HeuristicEvent.Validation);
        await store.FlushAsync();
        Assert.Null(Row(store).DormantSince);
        Assert.DoesNotContain("Dormant since", _fixture.Read(rule.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_moment_comes_back_from_the_file_alone()
    {
        await using (MemoryStore store = await OpenAsync())
        {
            await RecordAsync(store);
            await DecayAsync(store, days: 70);
        }

        foreach (string path in Directory.GetFiles(Path.Combine(_fixture.Folder, "memory"), "index.db*"))
            File.Delete(path);
        await using MemoryStore rebuilt = await OpenAsync();
        await rebuilt.SyncAsync();

        Assert.Equal(("dormant", "2026-03-16 00:00:00"), (Row(rebuilt).Status, Row(rebuilt).DormantSince));
        Assert.Empty(await DecayAsync(rebuilt, days: 89));
        Assert.Equal("archive", Assert.Single(await DecayAsync(rebuilt, days: 1)).What);
    }

    [Fact]
    public async Task A_rule_that_a_person_put_to_sleep_in_its_file_sleeps_from_the_day_on_which_that_is_seen()
    {
        await using MemoryStore store = await OpenAsync();
        RecordReceipt rule = await RecordAsync(store);
        _fixture.Write(rule.Path, _fixture.Read(rule.Path).Replace("**Source**", "**Status**: dormant\n**Source**", StringComparison.Ordinal));
        await store.SyncAsync();

        LifecycleReceipt noted = Assert.Single(await DecayAsync(store, days: 30));

        Assert.Equal(("dormancy", "dormant", new DateOnly(2026, 2, 4)), (noted.What, noted.After.Status, noted.After.DormantSince));
        Assert.Empty(await DecayAsync(store, days: 89));
        Assert.Equal("archive", Assert.Single(await DecayAsync(store, days: 1)).What);
        Assert.True((await store.SyncAsync()).IsInStep);
    }

    [Theory]
    [InlineData(true, "2026-03-16 00:00:00")]
    [InlineData(false, "2026-03-17 00:00:00")]
    public async Task A_database_from_before_the_column_gets_it_and_a_rule_that_sleeps_its_moment(bool hasTrail, string expected)
    {
        await using (MemoryStore old = await OpenAsync())
        {
            await RecordAsync(old);
            await DecayAsync(old, days: 70);
        }

        Execute($"alter table heuristics drop column dormant_since; {(hasTrail ? "" : "delete from confidence_updates;")}");
        _clock.Now += TimeSpan.FromDays(1);
        IReadOnlyList<LifecycleReceipt> preview;
        await using (MemoryReader reader = MemoryReader.Open(_fixture.Folder))
            preview = reader.PreviewDecay(_clock);
        await using MemoryStore store = await OpenAsync();
        IReadOnlyList<LifecycleReceipt> noted = await DecayAsync(store, days: 0);

        Assert.Equal(Assert.Single(noted).After, Assert.Single(preview).After);
        Assert.Equal(expected, Row(store).DormantSince);
        Assert.Empty(await DecayAsync(store, days: 0));
    }

    [Fact]
    public async Task A_preview_tells_what_decay_does_and_writes_not_a_byte()
    {
        await using (MemoryStore filled = await OpenAsync())
        {
            await RecordAsync(filled);
            await RecordAsync(filled, "Another");
        }

        _clock.Now += TimeSpan.FromDays(15);
        Dictionary<string, string> before = FolderHash.Of(_fixture.Folder);
        IReadOnlyList<LifecycleReceipt> preview;
        await using (MemoryReader reader = MemoryReader.Open(_fixture.Folder))
            preview = reader.PreviewDecay(_clock);
        Dictionary<string, string> after = FolderHash.Of(_fixture.Folder);
        await using MemoryStore store = await OpenAsync();

        Assert.Equal(before, after);
        Assert.Equal(2, preview.Count);
        Assert.Equal(preview, await DecayAsync(store, days: 0));
    }

    private Task<MemoryStore> OpenAsync() => _fixture.OpenAsync(new StoreOptions { Clock = _clock });

    private async Task<IReadOnlyList<LifecycleReceipt>> DecayAsync(MemoryStore store, int days)
    {
        _clock.Now += TimeSpan.FromDays(days);
        IReadOnlyList<LifecycleReceipt> receipts = await new HeuristicLifecycle(store).DecayAsync();
        Assert.Null(await store.FlushAsync());
        return receipts;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_fixture.Folder, "memory", "index.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static Heuristic Row(MemoryStore store) => Assert.Single(store.Tables.Heuristics.List());

    private static Task<RecordReceipt> RecordAsync(MemoryStore store, string rule = "Rule") => store.RecordAsync(
        new HeuristicInput { Domain = "sqlite", Rule = rule, Explanation = "It holds.", Confidence = 0.7 });
}
