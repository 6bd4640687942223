using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Tests.Syncing;

/// <summary>What becomes of rules when a person edits their file.</summary>
public sealed class HeuristicEditTests : IAsyncLifetime, IDisposable
{
    private const string FilePath = "memory/heuristics/tests.md";

    private readonly StoreFixture _fixture = new();
    private MemoryStore _store = null!;

    public async Task InitializeAsync()
    {
        _store = await _fixture.OpenAsync();
        foreach (string rule in (string[])["First", "Second", "Third"])
            await _store.RecordAsync(new HeuristicInput { Domain = "tests", Rule = rule, Explanation = $"Why {rule}." });
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_rule_that_is_removed_and_comes_back_is_the_same_record()
    {
        string whole = _fixture.Read(FilePath);
        await EditAsync(whole[..whole.IndexOf("## H-2", StringComparison.Ordinal)]);
        await EditAsync(whole);

        Assert.Equal(["First", "Second", "Third"], Rules());
    }

    [Fact]
    public async Task A_file_that_is_emptied_and_restored_has_its_records_once()
    {
        string whole = _fixture.Read(FilePath);
        await EditAsync("");
        Assert.Equal(["First", "Second", "Third"], Rules());
        await EditAsync(whole.Replace("Why Third.", "Because.", StringComparison.Ordinal));

        Assert.Equal(["First", "Second", "Third"], Rules());
        Assert.Equal("Because.", _store.Tables.Heuristics.Find(3)!.Explanation);
    }

    [Fact]
    public async Task A_rule_that_keeps_its_mark_is_the_same_record_whatever_its_heading_becomes()
    {
        string text = _fixture.Read(FilePath)
            .Replace("## H-1: First", "## H-1: Something new", StringComparison.Ordinal)
            .Replace("## H-2: Second", "## H-9: First", StringComparison.Ordinal);
        await EditAsync(text);

        Assert.Equal("Something new", _store.Tables.Heuristics.Find(1)!.Rule);
        Assert.Equal(("First", "H-9"), (_store.Tables.Heuristics.Find(2)!.Rule, _store.Tables.Heuristics.Find(2)!.Anchor));
        Assert.Equal(3, Rules().Count());
    }

    [Fact]
    public async Task A_renumbered_rule_keeps_its_record_whatever_takes_its_old_number()
    {
        string text = WithoutMarks(_fixture.Read(FilePath))
            .Replace("## H-1: First", "## H-1: Something new", StringComparison.Ordinal)
            .Replace("## H-2: Second", "## H-9: First", StringComparison.Ordinal);
        await EditAsync(text);

        Assert.Equal(["First", "Second", "Third", "Something new"], Rules());
        Assert.Equal("H-9", _store.Tables.Heuristics.Find(1)!.Anchor);
    }

    [Fact]
    public async Task Rules_in_another_order_are_no_change()
    {
        string whole = _fixture.Read(FilePath);
        int second = whole.IndexOf("## H-2", StringComparison.Ordinal);
        int third = whole.IndexOf("## H-3", StringComparison.Ordinal);
        IReadOnlyList<Heuristic> before = _store.Tables.Heuristics.List();
        await EditAsync(whole[..second] + whole[third..] + whole[second..third]);

        Assert.Equal(before, _store.Tables.Heuristics.List());
    }

    [Fact]
    public async Task An_edit_of_the_explanation_leaves_a_rule_that_another_tool_reworded()
    {
        await _store.Tables.Engine.WriteAsync(transaction =>
        {
            using IStatement update = transaction.Prepare("update heuristics set rule = 'Reworded' where id = 2");
            return update.MoveNext();
        });
        await EditAsync(_fixture.Read(FilePath).Replace("Why Second.", "Because.", StringComparison.Ordinal));

        Assert.Equal(["First", "Reworded", "Third"], Rules());
        Assert.Equal("Because.", _store.Tables.Heuristics.Find(2)!.Explanation);
    }

    private IEnumerable<string> Rules() => _store.Tables.Heuristics.List().OrderBy(row => row.Id).Select(row => row.Rule);

    private async Task EditAsync(string text)
    {
        _fixture.Write(FilePath, text);
        Assert.True((await _store.SyncAsync()).IsInStep);
        // What is still queued is not compared again.
        Assert.Null(await _store.FlushAsync());
        Assert.Equal(text, _fixture.Read(FilePath));
    }

    private static string WithoutMarks(string text) => System.Text.RegularExpressions.Regex.Replace(text, "<!-- uid: .* -->\n\n", "");
}
