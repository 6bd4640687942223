using EmergentLearning.Memory.Querying;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Memory.Tests.Querying;

public sealed class SearchTests(SearchTests.FilledStore store) : IClassFixture<SearchTests.FilledStore>
{
    private MemoryReader Reader => store.Reader;

    [Fact]
    public void A_word_in_the_title_counts_more_than_the_same_word_in_the_summary()
    {
        SearchResult found = Reader.Search("deadlock", 10);

        Assert.Equal(["Deadlock in the writer", "Slow start"], found.Learnings.Select(hit => hit.Record.Title));
        Assert.True(found.Learnings[0].Score > found.Learnings[1].Score);
    }

    [Fact]
    public void Every_word_is_wanted_in_any_form_and_any_case()
    {
        Assert.Equal("Retry storm", Assert.Single(Reader.Search("RETRIED storms", 10).Learnings).Record.Title);
        Assert.Empty(Reader.Search("retry deadlock", 10).Learnings);
    }

    [Fact]
    public void A_snippet_marks_what_was_found_in_one_line()
    {
        Found<Learning> hit = Assert.Single(Reader.Search("jitter clients", 10).Learnings);

        Assert.Contains("**jitter**", hit.Snippet, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', hit.Snippet);
    }

    [Theory]
    [InlineData("dead", "Deadlock in the writer", "Slow start")]
    [InlineData("c++", "C++ ABI")]
    [InlineData("失败", "测试失败")]
    public void Parts_of_words_and_signs_are_found_where_no_word_is(string text, params string[] titles) =>
        Assert.Equal(titles.Order(), Reader.Search(text, 10).Learnings.Select(hit => hit.Record.Title).Order());

    [Theory]
    [InlineData("\"")]
    [InlineData("NOT OR AND")]
    [InlineData("a* ^b {c}: (d")]
    [InlineData("summary:x")]
    [InlineData("\0")]
    public void Nothing_that_is_typed_is_syntax(string text) => Assert.Empty(Reader.Search(text, 10).Learnings);

    [Fact]
    public void Heuristics_are_found_beside_learnings()
    {
        Assert.Equal("Retry with jitter", Assert.Single(Reader.Search("jitter", 10).Heuristics).Record.Rule);
        // A heuristic has no severity: asked for one, none is meant.
        Assert.Empty(Reader.Search("jitter", 10, new LearningFilter { MinimumSeverity = 1 }).Heuristics);
    }

    [Fact]
    public void A_filter_narrows_each_question()
    {
        Assert.Equal("Slow start", Assert.Single(Reader.Search("deadlock", 10, new LearningFilter { Domain = "boot" }).Learnings).Record.Title);
        Assert.Equal("Deadlock in the writer", Assert.Single(Reader.Search("deadlock", 10, new LearningFilter { MinimumSeverity = 4 }).Learnings).Record.Title);
        Assert.Empty(Reader.Search("deadlock", 10, new LearningFilter { Before = DateTimeOffset.UtcNow.AddDays(-1) }).Learnings);
        Assert.Equal(2, Reader.Recent(10, new LearningFilter { MinimumSeverity = 2, MaximumSeverity = 2 }).Count);
        Assert.Empty(Reader.WithTags(["retry"], 10, new LearningFilter { Domain = "boot" }));
        Assert.Single(Reader.WithTags(["retry"], 10, new LearningFilter { Domain = "http" }));
    }

    [Fact]
    public void What_is_similar_shares_words_and_the_most_similar_comes_first()
    {
        IReadOnlyList<Found<Learning>> found = Reader.SimilarTo("a deadlock inside the writer", 10).Learnings;

        Assert.Equal(["Deadlock in the writer", "Slow start"], found.Select(hit => hit.Record.Title));
        Assert.InRange(found[0].Score, 0.5, 1);
        Assert.True(found[0].Score > found[1].Score);
    }

    [Fact]
    public void What_is_similar_to_a_record_is_not_the_record()
    {
        Learning deadlock = Reader.Recent(10).Single(row => row.Title.StartsWith("Deadlock", StringComparison.Ordinal));

        Assert.Equal("Slow start", Assert.Single(Reader.SimilarTo(deadlock.Uid!, 10).Learnings).Record.Title);
    }

    [Fact]
    public async Task A_database_without_an_index_is_searched_all_the_same_and_gets_one_when_it_is_adopted()
    {
        using var fixture = new StoreFixture();
        Adoption.OldDatabase.Create(Path.Combine(fixture.Folder, "memory", "index.db"));
        await using (MemoryReader old = MemoryReader.Open(fixture.Folder))
        {
            Assert.Equal("A lesson", Assert.Single(old.Search("LESSON first", 10).Learnings).Record.Title);
            Assert.Equal("A lesson", Assert.Single(old.SimilarTo("lesson", 10).Learnings).Record.Title);
        }

        await using (MemoryStore adopted = await fixture.OpenAsync())
            await adopted.FlushAsync();
        await using (MemoryReader now = MemoryReader.Open(fixture.Folder))
            Assert.True(Assert.Single(now.Search("lessons", 10).Learnings).Score > 0);
        SqliteConnection.ClearAllPools();
    }

#pragma warning disable CA1001 // xunit calls DisposeAsync of IAsyncLifetime.
    public sealed class FilledStore : IAsyncLifetime
#pragma warning restore CA1001
    {
        private readonly StoreFixture _fixture = new();

        public MemoryReader Reader { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await using (MemoryStore store = await _fixture.OpenAsync())
            {
                await RecordAsync(store, "Slow start", "boot", 2, "", "A deadlock of two services\nat the start");
                await RecordAsync(store, "Deadlock in the writer", "sqlite", 5, "locks", "Two locks in two orders");
                await RecordAsync(store, "Retry storm", "http", 3, "retry,storm", "All clients without jitter");
                await RecordAsync(store, "C++ ABI", "native", 2, "", "Layout");
                await RecordAsync(store, "测试失败", "unicode", 1, "", "");
                await store.RecordAsync(new HeuristicInput { Domain = "http", Rule = "Retry with jitter" });
            }

            Reader = MemoryReader.Open(_fixture.Folder);
        }

        public async Task DisposeAsync()
        {
            await Reader.DisposeAsync();
            _fixture.Dispose();
        }

        private static Task<RecordReceipt> RecordAsync(MemoryStore store, string title, string domain, int severity, string tags, string summary) =>
            store.RecordAsync(new FailureInput { Title = title, Domain = domain, Severity = severity, Tags = tags, Summary = summary });
    }
}
