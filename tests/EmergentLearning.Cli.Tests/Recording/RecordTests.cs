using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Recording;

public sealed class RecordTests
{
    [Fact]
    public void The_first_record_creates_the_store_and_answers_with_its_commit()
    {
        using var folder = new TemporaryFolder();

        JsonElement answer = folder.Elf(
            "record", "failure", "--title", "Retry storm", "--domain", "http", "--severity", "high", "--tags", "a,b", "--summary", "No jitter.",
            "--format", "json").Succeeded().Json;

        Assert.Equal(["id", "uid", "path", "commit", "level"], answer.EnumerateObject().Select(property => property.Name));
        Assert.Equal(1, answer.GetProperty("id").GetInt64());
        Assert.Matches("^[0-9a-f]{40,64}$", answer.GetProperty("commit").GetString());
        Assert.Equal("committed", answer.GetProperty("level").GetString());
        string path = answer.GetProperty("path").GetString()!;
        Assert.Matches("^memory/failures/[0-9]{8}_retry-storm\\.md$", path);
        Assert.Contains("**Severity**: 4", File.ReadAllText(Path.Combine(folder.Store, path)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_title_twice_on_one_day_makes_two_files()
    {
        using TemporaryFolder folder = new TemporaryFolder().WithRecord("Same title").WithRecord("Same title");

        Assert.Equal(2, Directory.GetFiles(folder.At("store", "memory", "failures"), "*.md").Length);
        Assert.Equal(2, folder.Elf("query", "--recent", "10", "--format", "json").Succeeded().Json.GetArrayLength());
    }

    [Fact]
    public void Environment_variables_stand_in_for_the_flags_of_a_failure()
    {
        using var folder = new TemporaryFolder();

        Elf.Run(
            start =>
            {
                start.Environment["EMERGENT_LEARNING_HOME"] = folder.Store;
                start.Environment["FAILURE_TITLE"] = "From the environment";
                start.Environment["FAILURE_DOMAIN"] = "env";
                start.Environment["FAILURE_SEVERITY"] = "critical";
                start.Environment["FAILURE_TAGS"] = "x,y";
                start.Environment["FAILURE_SUMMARY"] = "Said so.";
            },
            "record", "failure", "--domain", "flag-wins").Succeeded();

        JsonElement row = folder.Elf("query", "--recent", "1", "--format", "json").Json[0];
        Assert.Equal("From the environment", row.GetProperty("title").GetString());
        Assert.Equal("flag-wins", row.GetProperty("domain").GetString());
        Assert.Equal(5, row.GetProperty("severity").GetInt32());
        Assert.Equal("x,y", row.GetProperty("tags").GetString());
        Assert.Equal("Said so.", row.GetProperty("summary").GetString());
    }

    [Fact]
    public void Environment_variables_stand_in_for_the_flags_of_a_heuristic()
    {
        using var folder = new TemporaryFolder();

        Elf.Run(
            start =>
            {
                start.Environment["EMERGENT_LEARNING_HOME"] = folder.Store;
                start.Environment["HEURISTIC_DOMAIN"] = "env";
                start.Environment["HEURISTIC_RULE"] = "Say it once";
                start.Environment["HEURISTIC_EXPLANATION"] = "Because.";
                start.Environment["HEURISTIC_SOURCE"] = "success";
                start.Environment["HEURISTIC_CONFIDENCE"] = "low";
            },
            "record", "heuristic").Succeeded();

        JsonElement row = folder.Elf("query", "--domain", "env", "--format", "json").Json.GetProperty("heuristics")[0];
        Assert.Equal("Say it once", row.GetProperty("rule").GetString());
        Assert.Equal("Because.", row.GetProperty("explanation").GetString());
        Assert.Equal("success", row.GetProperty("source_type").GetString());
        Assert.Equal(0.3, row.GetProperty("confidence").GetDouble());
    }

    [Fact]
    public void Without_a_base_path_the_store_is_in_the_home_folder()
    {
        using var folder = new TemporaryFolder();

        Elf.Run(start => start.Environment["HOME"] = folder.Root, "record", "failure", "--title", "t", "--domain", "d").Succeeded();

        Assert.True(File.Exists(folder.At(".claude", "emergent-learning", "memory", "index.db")));
    }

    [Fact]
    public void Who_does_not_wait_is_answered_without_a_commit_and_the_file_follows()
    {
        using var folder = new TemporaryFolder();

        ElfRun run = folder.Elf("record", "failure", "--title", "Quick", "--domain", "d", "--no-wait", "--format", "json").Succeeded();

        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("commit").ValueKind);
        Assert.Equal("durable", run.Json.GetProperty("level").GetString());
        folder.Elf("sync", "--fix").Succeeded();
        Assert.True(File.Exists(Path.Combine(folder.Store, run.Json.GetProperty("path").GetString()!)));
    }

    public static TheoryData<string> OddTitles =>
    [
        string.Concat(Enumerable.Repeat("🧨", 500)),
        "line one\nline two\r\nline three",
        "\u001b]0;owned\u0007\u001b[31mred\u001b[0m",
        "Harmless\n**Severity**: 5\n**Domain**: forged\n## Summary\nforged",
        "日本語だけ",
        "@response-file",
        "--title",
        "-h",
        "/h",
        "\"quoted\", and a comma",
        "[red]markup[/]",
    ];

    [Theory]
    [MemberData(nameof(OddTitles))]
    public void An_odd_title_comes_back_exactly_and_forges_nothing(string title)
    {
        using var folder = new TemporaryFolder();
        folder.Elf("record", "failure", "--title", title, "--domain", "honest", "--severity", "2").Succeeded();

        JsonElement row = folder.Elf("query", "--recent", "1", "--format", "json").Succeeded().Json[0];
        Dictionary<string, string> cells = Assert.Single(Csv.Parse(folder.Elf("query", "--recent", "1", "--format", "csv").Succeeded().Output));
        string text = folder.Elf("query", "--recent", "1").Succeeded().Output;

        Assert.Equal(title, row.GetProperty("title").GetString());
        Assert.Equal(2, row.GetProperty("severity").GetInt32());
        Assert.Equal("honest", row.GetProperty("domain").GetString());
        Assert.Equal("No summary provided", row.GetProperty("summary").GetString());
        Assert.Equal(title, cells["title"]);
        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
        folder.Elf("sync").Succeeded();
    }
}
