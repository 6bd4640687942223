using CsCheck;
using EmergentLearning.Memory.Context;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tests.Markdown;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Memory.Tests.Context;

public sealed class ContextTests : IDisposable
{
    private const string GoldenRules =
        "# Golden Rules\n\n---\n\n## 1. Query Before Acting\n> Always check existing knowledge.\n\n**Why:** Prevents repeats.\n**Promoted:** Initial setup\n"
        + "**Validations:** Foundational\n\n---\n";

    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    private static ContextRequest Request(string? domain = null, string task = "", int tokens = 5_000, params string[] tags) =>
        new() { Domain = domain, Task = task, Tags = tags, MaximumTokens = tokens, Now = DateTimeOffset.UtcNow };

    [Fact]
    public async Task Golden_rules_come_first_then_what_is_about_the_task_and_the_domain()
    {
        await FillAsync();
        await using MemoryReader reader = MemoryReader.Open(_fixture.Folder);

        ContextAnswer answer = reader.Context(Request("http", "client retry storm after deployment", 5_000, "disk"));

        Assert.Equal(
            ["Golden Rules", "Similar Failures", "Heuristics for the Task", "Learnings of the Domain", "Learnings with these Tags"],
            answer.Choices.Where(choice => choice.IsIncluded).Select(choice => choice.Section).Distinct());
        Assert.StartsWith("# Task Context\n\nTask: client retry storm after deployment\n\n## Golden Rules\n\n- **1. Query Before Acting**: Always check existing knowledge. - Prevents repeats.\n", answer.Text, StringComparison.Ordinal);
        Assert.Equal(1, answer.Text.Split("Client retry storm").Length - 1);
    }

    [Fact]
    public async Task Each_choice_is_explained_with_the_parts_of_its_score()
    {
        await FillAsync();
        await using MemoryReader reader = MemoryReader.Open(_fixture.Folder);

        ContextChoice heuristic = reader.Context(Request("http")).Choices.Single(choice => choice.Section == "Heuristics of the Domain");
        ContextChoice late = reader.Context(Request("http", tokens: 30)).Choices.First(choice => !choice.IsIncluded);

        Assert.Equal(["base", "recency", "domain"], heuristic.Item.Parts.Select(part => part.Name));
        Assert.Equal(Math.Round(heuristic.Item.Parts.Aggregate(1.0, (product, part) => product * part.Factor), 4), heuristic.Item.Score);
        Assert.Matches("^it needs [0-9]+ characters, and [0-9]+ of 120 are left$", late.Reason);
    }

    [Fact]
    public async Task A_rule_that_is_out_of_use_is_not_told()
    {
        await FillAsync();
        Execute("update heuristics set status = 'dormant'");
        await using MemoryReader reader = MemoryReader.Open(_fixture.Folder);

        Assert.DoesNotContain(reader.Context(Request("http", "retry jitter")).Choices, choice => choice.Item.Record.StartsWith("heuristic", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tables_that_only_the_original_has_are_told_too()
    {
        await FillAsync();
        Execute(
            "drop table decisions; drop table ceo_reviews; drop table spike_reports;"
            + "create table decisions (id integer primary key, title text, context text, decision text, rationale text, domain text, status text, created_at text);"
            + "insert into decisions values (1, 'Use SQLite', 'c', 'One file', 'r', null, 'accepted', '2026-01-01'), (2, 'Old', 'c', 'd', 'r', null, 'superseded', '2026-01-01');"
            + "create table ceo_reviews (id integer primary key, title text, context text, status text, created_at text);"
            + "insert into ceo_reviews values (1, 'Budget?', 'More', 'pending', '2026-01-01');"
            + "create table spike_reports (id integer primary key, title text);");
        await using MemoryReader reader = MemoryReader.Open(_fixture.Folder);

        string text = reader.Context(Request()).Text;

        Assert.Contains("## Decisions\n\n- **Use SQLite** - One file\n", text, StringComparison.Ordinal);
        Assert.Contains("## Pending CEO Reviews\n\n- **Budget?** - More\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Old", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_budget_holds_for_any_records_and_the_same_question_has_the_same_answer()
    {
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            foreach (string text in AnyText.Texts.Where(text => text.Trim().Length > 0 && Storable(text)).Array[25].Single())
            {
                await store.RecordAsync(new FailureInput { Title = text, Domain = "any", Tags = "a", Summary = text }, Engine.Contracts.Acknowledgement.Durable);
                await store.RecordAsync(new HeuristicInput { Domain = "any", Rule = text, Explanation = text }, Engine.Contracts.Acknowledgement.Durable);
            }
        }

        _fixture.Write("memory/golden-rules.md", GoldenRules);
        await using MemoryReader reader = MemoryReader.Open(_fixture.Folder);
        Gen.Select(Gen.Int[1, 3_000], AnyText.Texts, Gen.Bool).Sample((tokens, task, inDomain) =>
        {
            ContextRequest request = new() { MaximumTokens = tokens, Task = task, Tags = ["a"], Domain = inDomain ? "any" : null, Now = DateTimeOffset.UtcNow };
            ContextAnswer answer = reader.Context(request);

            Assert.True(answer.Text.Length <= 4 * tokens);
            Assert.Equal(answer.Text, reader.Context(request).Text);
            // No record can begin a line of its own.
            Assert.All(answer.Text.Split('\n'), line => Assert.True(line.Length == 0 || line[0] is '#' or '-' || line.StartsWith("Task: ", StringComparison.Ordinal)));
        }, iter: 150, threads: 1);
    }

    private static bool Storable(string text) => text.Length < 100 && !text.Any(char.IsSurrogate);

    private async Task FillAsync()
    {
        await using (MemoryStore store = await _fixture.OpenAsync())
        {
            await store.RecordAsync(new FailureInput { Title = "Client retry storm", Domain = "http", Summary = "After deployment" });
            await store.RecordAsync(new FailureInput { Title = "Disk full", Domain = "ops", Tags = "disk" });
            await store.RecordAsync(new FailureInput { Title = "Locked", Domain = "http" });
            await store.RecordAsync(new HeuristicInput { Domain = "http", Rule = "Retry with jitter after a storm" });
        }

        _fixture.Write("memory/golden-rules.md", GoldenRules);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_fixture.Folder, "memory", "index.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
