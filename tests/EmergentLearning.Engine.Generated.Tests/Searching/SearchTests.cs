using CsCheck;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Contracts.Searching;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;

namespace EmergentLearning.Engine.Generated.Tests.Searching;

public sealed class SearchTests() : StoreTests<LibraryStore>(LibraryStore.OpenAsync)
{
    [Fact]
    public async Task All_words_have_to_be_there_and_the_best_match_comes_first()
    {
        await Fill();

        Assert.Equal([3, 1, 2], Ids(Store.Articles.Search("retry")));
        Assert.Equal([1], Ids(Store.Articles.Search("RETRY jitter")));
        Assert.Equal([1], Ids(Store.Articles.Search("  jítter\t\n retry ")));
        Assert.Empty(Store.Articles.Search("retry absent"));
        Assert.Equal([3, 1], Ids(Store.Articles.Search("retry", take: 2)));
        Assert.Equal([1, 2], Ids(Store.Articles.Search("retry", new SearchOptions<Article> { Skip = 1 })));
    }

    [Fact]
    public async Task A_hit_tells_its_rank_and_shows_where_the_words_are()
    {
        await Fill();

        IReadOnlyList<SearchHit<Article>> hits = Store.Articles.Search("backoff", new SearchOptions<Article> { OpenMark = "<b>", CloseMark = "</b>", SnippetWords = 3 });

        SearchHit<Article> hit = Assert.Single(hits);
        Assert.Equal(Store.Articles.Find(1), hit.Record);
        Assert.Equal("…jitter and <b>backoff</b>", hit.Snippet);
        Assert.True(hit.Rank < 0);
        Assert.Equal(hits.OrderBy(x => x.Rank), hits);
        Assert.Equal("Retry, retry. Wait with jitter and **backoff**", Store.Articles.Search("backoff")[0].Snippet);
    }

    [Fact]
    public async Task A_condition_narrows_a_search()
    {
        await Fill();

        Assert.Equal([3, 2], Ids(Store.Articles.Search("retry", new SearchOptions<Article> { Where = Article.Columns.Year >= 2025 })));
        Assert.Equal([2], Ids(Store.Articles.Search("retry", new SearchOptions<Article> { Where = Article.Columns.Title == "Queues" & Article.Columns.Text.Contains("then") })));
    }

    [Fact]
    public async Task The_index_follows_every_change_of_the_rows()
    {
        Article article = await Store.Articles.InsertAsync(new() { Title = "first words" });
        Assert.Single(Store.Articles.Search("first"));

        await Store.Articles.UpdateAsync(article with { Title = "other words" });
        Assert.Empty(Store.Articles.Search("first"));
        Assert.Single(Store.Articles.Search("other"));

        await Store.Articles.UpdateAsync(article.Id, Article.Columns.Text.Set("more text"));
        Assert.Single(Store.Articles.Search("other more"));

        await Store.Engine.ExecuteAsync("insert into articles (year, title) values (1999, 'by hand')");
        Assert.Single(Store.Articles.Search("hand"));

        await Store.Articles.DeleteAsync(article.Id);
        Assert.Empty(Store.Articles.Search("words"));
        await AssertIntact();
    }

    [Fact]
    public async Task A_write_that_is_undone_leaves_no_words()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.WriteAsync(tx =>
        {
            tx.Articles.Insert(new Article { Title = "undone" });
            throw new InvalidOperationException();
        }));

        Assert.Empty(Store.Articles.Search("undone"));
        await AssertIntact();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    [InlineData("\0")]
    [InlineData("*")]
    [InlineData("\" - ^ ( ) : + {} \"\"")]
    [InlineData("😀")]
    public async Task What_has_no_words_finds_nothing(string text)
    {
        await Fill();

        Assert.Empty(Store.Articles.Search(text));
    }

    [Theory]
    [InlineData("retry*")]
    [InlineData("\"retry")]
    [InlineData("title:retry")]
    [InlineData("re\"try")]
    [InlineData("retry AND OR NOT")]
    [InlineData("NEAR(retry jitter)")]
    [InlineData("(retry")]
    [InlineData("retry - jitter")]
    [InlineData("'; drop table articles; --")]
    [InlineData("retry\0jitter")]
    public async Task Syntax_is_taken_for_words(string text)
    {
        await Fill();

        _ = Store.Articles.Search(text);
        Assert.Equal(4, Store.Articles.Count());
    }

    [Fact]
    public async Task No_text_at_all_breaks_a_search_and_every_stored_word_is_found()
    {
        await Fill();

        Gen.String.Sample(text => { _ = Store.Articles.Search(text); _ = Store.Passages.Search(text); }, iter: 2_000, threads: 1);
        Assert.Equal([1], Ids(Store.Articles.Search("retry* \"jitter\"")));
    }

    [Fact]
    public async Task The_syntax_of_fts5_is_there_for_those_who_ask_for_it()
    {
        await Fill();

        Assert.Equal([3, 1, 2], Ids(Store.Articles.SearchSyntax("retr* NOT absent")));
        Assert.Equal([3], Ids(Store.Articles.SearchSyntax("title : retry")));
        Assert.Equal([1, 4], Ids(Store.Articles.SearchSyntax("jitter OR nothing")).Order());
    }

    [Theory]
    [InlineData("retry AND")]
    [InlineData("\"open")]
    [InlineData("absent_column : x")]
    [InlineData("")]
    public async Task An_error_in_the_syntax_says_so(string expression)
    {
        await Fill();

        StoreException exception = Assert.Throws<StoreException>(() => Store.Articles.SearchSyntax(expression));

        Assert.Equal(StoreFault.Input, exception.Fault);
        Assert.Contains($"'{expression}' is not in the syntax of FTS5", exception.Message, StringComparison.Ordinal);
        Assert.NotEmpty(Store.Articles.Search("retry"));
    }

    [Fact]
    public async Task Words_are_what_the_type_says()
    {
        await Store.Essays.InsertAsync([new(0, "He retried the connections."), new(0, "Nothing")]);
        await Store.Passages.InsertAsync([new(0, "データベースの再試行"), new(0, "ab"), new(0, "BusyTimeout = 5000;")]);

        Assert.Equal(1, Assert.Single(Store.Essays.Search("retry connection")).Record.Id);
        Assert.Equal(1, Assert.Single(Store.Passages.Search("再試行")).Record.Id);
        Assert.Equal(3, Assert.Single(Store.Passages.Search("timeout 5000; =")).Record.Id);
        Assert.Empty(Store.Passages.Search("ab"));
    }

    [Fact]
    public async Task A_rebuild_finds_what_a_tool_without_triggers_changed()
    {
        await Fill();
        await Store.Engine.ExecuteAsync("drop trigger articles_fts_insert");
        await Store.Engine.ExecuteAsync("insert into articles (year, title) values (1, 'unnoticed')");
        Assert.Empty(Store.Articles.Search("unnoticed"));

        await Store.Articles.RebuildSearchAsync();
        Assert.Single(Store.Articles.Search("unnoticed"));

        await Store.Engine.ExecuteAsync("insert into articles (year, title) values (1, 'again')");
        await ReopenAsync();
        Assert.Single(Store.Articles.Search("again"));
    }

    [Fact]
    public async Task A_store_open_for_reading_is_searched_and_not_a_byte_is_written()
    {
        await Fill();
        await CloseAsync();
        string[] before = Folder.Snapshot();

        await using (LibraryStore reader = LibraryStore.OpenReadOnly(Folder.Root))
        {
            Assert.Equal([3, 1, 2], Ids(reader.Articles.Search("retry")));
            Assert.Equal([3], reader.Articles.Where(Article.Columns.Title == "Retry").Select(Article.Columns.Id).ToList());
        }

        Assert.Equal(before, Folder.Snapshot());
    }

    [Fact]
    public async Task An_index_that_is_missing_is_made_and_filled()
    {
        await Fill();
        await Store.Engine.ExecuteAsync("drop table articles_fts");
        await Store.Engine.ExecuteAsync("drop trigger articles_fts_insert");
        await Store.Engine.ExecuteAsync("drop trigger articles_fts_update");
        await Store.Engine.ExecuteAsync("drop trigger articles_fts_delete");

        await ReopenAsync();

        Assert.Equal([3, 1, 2], Ids(Store.Articles.Search("retry")));
        await AssertIntact();
    }

    [Fact]
    public async Task Rows_from_before_are_found_and_an_index_of_another_shape_is_made_anew()
    {
        await CloseAsync();
        Directory.Delete(Folder.Root, recursive: true);
        await using (OldLibraryStore old = await OldLibraryStore.OpenAsync(Folder.Root, new() { UseGit = false }))
            await old.Articles.InsertAsync([new() { Title = "from before", Text = "older words" }, new() { Title = "second" }]);

        await ReopenAsync();

        Assert.Equal("from before", Assert.Single(Store.Articles.Search("older")).Record.Title);
        Assert.Empty(Store.Articles.Search("efor"));
        await AssertIntact();
        int version = int.Parse(Store.Engine.Rows("pragma schema_version")[0][0], System.Globalization.CultureInfo.InvariantCulture);
        await ReopenAsync();
        Assert.Equal(version, int.Parse(Store.Engine.Rows("pragma schema_version")[0][0], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static IEnumerable<long> Ids(IEnumerable<SearchHit<Article>> hits) => hits.Select(hit => hit.Record.Id);

    // FTS5 compares the index with the rows itself, and fails when they differ.
    private Task AssertIntact() => Store.Engine.ExecuteAsync("insert into articles_fts (articles_fts, rank) values ('integrity-check', 1)");

    private Task<IReadOnlyList<Article>> Fill() => Store.Articles.InsertAsync(
    [
        new() { Year = 2024, Title = "Crowds", Text = "Retry, retry. Wait with jitter and backoff" },
        new() { Year = 2025, Title = "Queues", Text = "Wait, and then wait some more, and then more; and once in a long while, when all else fails, retry" },
        new() { Year = 2026, Title = "Retry", Text = null },
        new() { Year = 2026, Title = "Nothing", Text = "nothing" },
    ]);
}
