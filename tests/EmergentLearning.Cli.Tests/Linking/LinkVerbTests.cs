using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Linking;

public sealed class LinkVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_link_is_made_shown_from_both_sides_and_taken_away()
    {
        Record();

        ElfRun made = _folder.Elf("link", "decision/2", "--supersedes", "decision/1", "--relates-to", "failure/1", "--format", "json").Succeeded();
        Assert.True(made.Json.GetProperty("changed").GetBoolean());
        Assert.Equal(40, made.Json.GetProperty("commit").GetString()!.Length);
        Assert.False(_folder.Elf("link", "decision/2", "--supersedes", "decision/1", "--format", "json").Succeeded().Json.GetProperty("changed").GetBoolean());

        Assert.Equal(["superseded-by decision/2 New"], Links(_folder.Elf("link", "decision/1", "--format", "json").Succeeded().Json));
        Assert.Equal(["relates-to decision/2 New"], Links(_folder.Elf("show", "failure/1", "--format", "json").Succeeded().Json));
        string text = _folder.Elf("link", "decision/2").Succeeded().Output;
        Assert.Contains("  supersedes: decision/1 Old\n  relates-to: failure/1 Boom\n", text, StringComparison.Ordinal);
        JsonElement old = _folder.Elf("query", "--decisions", "--decision-status", "superseded", "--format", "json").Succeeded().Json[0];
        Assert.Equal(("Old", 2), (old.GetProperty("title").GetString(), old.GetProperty("superseded_by").GetInt32()));

        _folder.Elf("link", "decision/2", "--supersedes", "decision/1", "--remove").Succeeded();
        Assert.Equal(2, _folder.Elf("query", "--decisions", "--format", "json").Json.GetArrayLength());
        Assert.Equal("  no links\n", _folder.Elf("link", "decision/1").Succeeded().Output.Split('\n', 2)[1]);
    }

    [Theory]
    [InlineData("There is no record 'decision/9'", "link", "decision/1", "--supersedes", "decision/9")]
    [InlineData("There is no record 'failure/9'", "link", "failure/9")]
    [InlineData("took the place of", "link", "decision/1", "--supersedes", "decision/2")]
    [InlineData("has no link 'validates'", "link", "decision/1", "--validates", "decision/2", "--remove")]
    [InlineData("--remove says no link", "link", "decision/1", "--remove")]
    [InlineData("itself", "link", "decision/1", "--relates-to", "decision/1")]
    public void What_cannot_be_linked_is_named_and_nothing_changes(string saying, params string[] arguments)
    {
        Record();
        _folder.Elf("link", "decision/2", "--supersedes", "decision/1").Succeeded();
        string before = FolderSnapshot.Of(Path.Combine(_folder.Store, "memory", "decisions"));

        _folder.Elf(arguments).Refused(1, saying);

        Assert.Equal(before, FolderSnapshot.Of(Path.Combine(_folder.Store, "memory", "decisions")));
    }

    [Fact]
    public void A_folder_without_a_store_becomes_none()
    {
        _folder.Elf("link", "decision/1", "--relates-to", "decision/2").Refused(2, "no store");
        Assert.False(Directory.Exists(_folder.Store));
    }

    [Fact]
    public void Every_question_whose_answer_has_records_has_their_links()
    {
        Record();
        _folder.Elf("record", "heuristic", "--domain", "d", "--rule", "Boom not").Succeeded();
        _folder.Elf("link", "failure/1", "--caused-by", "decision/1").Succeeded();
        _folder.Elf("link", "heuristic/1", "--learned-from", "failure/1").Succeeded();

        string[] ofFailure = ["caused-by decision/1 Old", "led-to heuristic/1 Boom not"];
        Assert.Equal(ofFailure, Links(Ask("--recent", "1")[0]));
        Assert.Equal(ofFailure, Links(Ask("--domain", "d").GetProperty("learnings")[0]));
        Assert.Equal(["learned-from failure/1 Boom"], Links(Ask("--domain", "d").GetProperty("heuristics")[0]));
        Assert.Equal(ofFailure, Links(Ask("--search", "boom").GetProperty("learnings")[0]));
        Assert.Equal(["causes failure/1 Boom"], Links(Ask("--decisions", "--limit", "2")[1]));
        Assert.EndsWith(",caused-by decision/1; led-to heuristic/1\r\n", _folder.Elf("query", "--recent", "1", "--format", "csv").Succeeded().Output, StringComparison.Ordinal);

        JsonElement Ask(params string[] question) => _folder.Elf(["query", .. question, "--format", "json"]).Succeeded().Json;
    }

    private void Record()
    {
        foreach (string title in (string[])["Old", "New"])
            _folder.Elf("record", "decision", "--title", title, "--context", "c", "--decision", "d", "--rationale", "r").Succeeded();
        _folder.Elf("record", "failure", "--title", "Boom", "--domain", "d").Succeeded();
    }

    private static string[] Links(JsonElement record) =>
    [
        .. record.GetProperty("links").EnumerateArray().Select(static link =>
            $"{link.GetProperty("relation").GetString()} {link.GetProperty("kind").GetString()}/{link.GetProperty("id").GetInt32()} {link.GetProperty("title").GetString()}"),
    ];
}
