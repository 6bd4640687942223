using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Asking;

public sealed class QuestionTests : IClassFixture<QueryTests.FilledStore>
{
    private readonly TemporaryFolder _folder;

    public QuestionTests(QueryTests.FilledStore store) => _folder = store.Folder;

    [Fact]
    public void A_search_tells_score_and_snippet()
    {
        JsonElement hit = Ask("--search", "jitter").GetProperty("learnings")[0];

        Assert.True(hit.GetProperty("score").GetDouble() > 0);
        Assert.Contains("**jitter**", hit.GetProperty("snippet").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_similar_is_ranked_by_words_in_common() =>
        Assert.Equal("First", Ask("--similar-to", "retry without any jitter").GetProperty("learnings")[0].GetProperty("title").GetString());

    [Fact]
    public void A_filter_is_a_question_and_narrows_others()
    {
        Assert.Equal(3, Ask("--since", "1h").GetArrayLength());
        Assert.Equal(0, Ask("--until", "1d").GetArrayLength());
        Assert.Equal(3, Ask("--severity", "2+").GetArrayLength());
        Assert.Equal(0, Ask("--severity", "high").GetArrayLength());
        Assert.Equal(2, Ask("--recent", "10", "--domain", "http").GetArrayLength());
        Assert.Equal(0, Ask("--search", "jitter", "--until", "2020-01-01").GetProperty("learnings").GetArrayLength());
    }

    [Fact]
    public void A_failed_build_is_found_by_its_fingerprint()
    {
        using var folder = new TemporaryFolder();
        string build = """{"project": "App", "errors": [{"code": "CS0103", "file": "App.cs", "line": 3, "column": 1, "message": "The name 'x' does not exist"}]}""";
        string fingerprint = Elf.Run(build, static _ => { }, "build", "failed", "--base-path", folder.Store, "--format", "json").Succeeded()
            .Json.GetProperty("failures")[0].GetProperty("fingerprint").GetString()!;

        Assert.Equal(1, folder.Elf("query", "--fingerprint", fingerprint, "--format", "json").Succeeded().Json.GetArrayLength());
        Assert.Equal(0, folder.Elf("query", "--fingerprint", "0000", "--format", "json").Succeeded().Json.GetArrayLength());
    }

    [Fact]
    public void A_context_as_JSON_explains_itself_inside_the_document()
    {
        JsonElement answer = Ask("--context", "--domain", "http", "--explain");

        Assert.Equal(answer.GetProperty("context").GetString()!.Length, answer.GetProperty("characters").GetInt32());
        JsonElement choice = answer.GetProperty("choices")[0];
        Assert.Equal("heuristic 1", choice.GetProperty("record").GetString());
        Assert.Equal(1.5, choice.GetProperty("parts").GetProperty("domain").GetDouble());
        Assert.False(Ask("--context").TryGetProperty("choices", out _));
    }

    [Fact]
    public void Statistics_are_JSON_where_nobody_watches_and_charts_on_a_terminal()
    {
        JsonElement answer = _folder.Elf("stats").Succeeded().Json;

        Assert.Equal(12, answer.GetProperty("learnings_by_week").EnumerateObject().Count());
        Assert.Equal(3, answer.GetProperty("learnings_by_week").EnumerateObject().Last().Value.GetInt32());
        Assert.Equal(1, answer.GetProperty("heuristics_by_confidence").GetProperty("0.9").GetInt32());
        Assert.Equal(1, answer.GetProperty("heuristics_by_status").GetProperty("active").GetInt32());
        if (OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"))
            Assert.Contains("http   ██████████████████████████████ 2", TerminalTests.OnTerminal("1", $"stats --base-path {_folder.Store}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--context", "--stats")]
    [InlineData("--recent 5", "--search a")]
    [InlineData("--context", "--severity 3")]
    [InlineData("--search a", "--tags b")]
    [InlineData("--stats", "--domain http")]
    [InlineData("--recent 5", "--explain")]
    [InlineData("--context", "--max-tokens 0")]
    [InlineData("--context", "--max-tokens 50001")]
    [InlineData("--since", "tomorrow")]
    [InlineData("--since 1d", "--until 2d")]
    [InlineData("--severity", "worst")]
    [InlineData("--similar-to", "\u00a0")]
    [InlineData("--fingerprint", "../x")]
    public void What_does_not_go_together_or_means_nothing_is_refused(string first, string second) =>
        _folder.Elf(["query", .. first.Split(' '), .. second.Split(' ')]).Refused(1);

    private JsonElement Ask(params string[] question) => _folder.Elf(["query", .. question, "--format", "json"]).Succeeded().Json;
}
