using System.Text.Json;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Asking;

public sealed class QueryTests : IClassFixture<QueryTests.FilledStore>
{
    private static readonly string[] LearningNames =
        ["id", "type", "filepath", "title", "summary", "tags", "domain", "severity", "created_at", "updated_at", "uid", "links"];

    private readonly TemporaryFolder _folder;

    public QueryTests(FilledStore store) => _folder = store.Folder;

    [Fact]
    public void Recent_is_an_array_of_the_newest_learnings_under_the_originals_names()
    {
        JsonElement rows = Ask("--recent", "2");

        Assert.Equal(2, rows.GetArrayLength());
        Assert.Equal(LearningNames, rows[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal("Third", rows[0].GetProperty("title").GetString());
        Assert.Equal("Second", rows[1].GetProperty("title").GetString());
    }

    [Fact]
    public void Recent_of_one_type_leaves_the_others_out()
    {
        Assert.Equal(3, Ask("--recent", "10", "--type", "failure").GetArrayLength());
        Assert.Equal(0, Ask("--recent", "10", "--type", "success").GetArrayLength());
        Assert.Equal(1, Ask("--recent", "10", "--limit", "1").GetArrayLength());
    }

    [Fact]
    public void A_domain_answers_with_its_heuristics_learnings_and_counts()
    {
        JsonElement answer = Ask("--domain", "http");

        Assert.Equal(["domain", "heuristics", "learnings", "count"], answer.EnumerateObject().Select(property => property.Name));
        Assert.Equal("Retry with jitter", answer.GetProperty("heuristics")[0].GetProperty("rule").GetString());
        Assert.Equal(2, answer.GetProperty("learnings").GetArrayLength());
        Assert.Equal(1, answer.GetProperty("count").GetProperty("heuristics").GetInt32());
        Assert.Equal(2, answer.GetProperty("count").GetProperty("learnings").GetInt32());
    }

    [Fact]
    public void Tags_find_whole_tags_only()
    {
        Assert.Equal(2, Ask("--tags", "retry").GetArrayLength());
        Assert.Equal(3, Ask("--tags", "retry,other_tag").GetArrayLength());
        Assert.Equal(0, Ask("--tags", "ret").GetArrayLength());
    }

    [Fact]
    public void A_search_finds_what_contains_every_word()
    {
        JsonElement answer = Ask("--search", "JITTER retry");

        Assert.Equal("JITTER retry", answer.GetProperty("query").GetString());
        Assert.Equal(1, answer.GetProperty("heuristics").GetArrayLength());
        Assert.Equal("First", Assert.Single(answer.GetProperty("learnings").EnumerateArray()).GetProperty("title").GetString());
    }

    [Fact]
    public void Statistics_count_everything()
    {
        JsonElement answer = Ask("--stats");

        Assert.Equal(3, answer.GetProperty("learnings").GetInt32());
        Assert.Equal(1, answer.GetProperty("heuristics").GetInt32());
        Assert.Equal(2, answer.GetProperty("learnings_by_domain").GetProperty("http").GetInt32());
        Assert.Equal(0, answer.GetProperty("pending_commits").GetInt32());
    }

    [Theory]
    [InlineData("--recent", "10")]
    [InlineData("--domain", "http")]
    [InlineData("--search", "jitter")]
    public void Every_answer_is_a_table_with_one_header_too(string selector, string value)
    {
        ElfRun run = _folder.Elf("query", selector, value, "--format", "csv").Succeeded();

        Assert.NotEmpty(Csv.Parse(run.Output));
    }

    [Fact]
    public void A_query_writes_nothing()
    {
        string before = FolderSnapshot.Of(_folder.Store);

        Ask("--recent", "10");
        Ask("--stats");
        _folder.Elf("sync").Succeeded();
        _folder.Elf("doctor");

        Assert.Equal(before, FolderSnapshot.Of(_folder.Store));
    }

    [Theory]
    [InlineData("query", "--recent", "10")]
    [InlineData("query", "--stats")]
    [InlineData("sync")]
    public void An_absent_store_is_said_to_be_absent_and_not_created(params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        folder.Elf(arguments).Refused(2, "no store");

        Assert.False(Directory.Exists(folder.Store));
    }

    [Fact]
    public void A_query_that_asks_nothing_shows_its_help_as_an_error()
    {
        ElfRun run = Elf.Run("query");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains("--recent", run.Error, StringComparison.Ordinal);
    }

    private JsonElement Ask(params string[] question) => _folder.Elf(["query", .. question, "--format", "json"]).Succeeded().Json;

    public sealed class FilledStore : IDisposable
    {
        public FilledStore()
        {
            Record("First", "http", "retry,jitter", "Retry without jitter");
            Record("Second", "http", "retry", "Again");
            Record("Third", "sqlite", "other_tag", "Locked");
            Folder.Elf("record", "heuristic", "--domain", "http", "--rule", "Retry with jitter", "--confidence", "0.9").Succeeded();
        }

        public TemporaryFolder Folder { get; } = new();

        public void Dispose() => Folder.Dispose();

        private void Record(string title, string domain, string tags, string summary) =>
            Folder.Elf("record", "failure", "--title", title, "--domain", domain, "--tags", tags, "--summary", summary).Succeeded();
    }
}
