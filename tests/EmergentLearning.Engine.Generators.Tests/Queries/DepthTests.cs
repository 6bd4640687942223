using EmergentLearning.Engine.Generators.Sql;
using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Tests.Queries;

/// <summary>Statements that nobody writes: very long, very deep, or such that what is read twice is read ever more often.</summary>
public sealed class DepthTests
{
#if DEBUG
    // A quarter of the smallest stack that a compiler's thread has.
    private const int Stack = 256 * 1024;
#else
    // Half of that: what is not optimised takes twice as much, and a test run must not end with it.
    private const int Stack = 128 * 1024;
#endif

    [Theory]
    [InlineData("select ", "(", "1", ")", "")]
    [InlineData("select ", "not ", "1", "", "")]
    [InlineData("select ", "- ", "1", "", "")]
    [InlineData("select ", "abs(", "1", ")", "")]
    [InlineData("select ", "case when ", "1", " then 2 end", "")]
    [InlineData("select ", "cast(", "1", " as text)", "")]
    [InlineData("select ", "(select ", "1", ")", "")]
    [InlineData("select 1 where ", "exists (select 1 where ", "1", ")", "")]
    [InlineData("select 1 where ", "1 in (select 1 where ", "1", ")", "")]
    [InlineData("select ", "1 in (", "1", ")", "")]
    [InlineData("select ", "1 between ", "1", " and 2", "")]
    [InlineData("select ", "1 = ", "1", "", "")]
    [InlineData("select ", "1 < ", "1", "", "")]
    [InlineData("select ", "(1, ", "1", ")", "")]
    [InlineData("select ", "sum(1) over (order by ", "1", ")", "")]
    [InlineData("select ", "count(*) filter (where ", "1", ")", "")]
    [InlineData("select * from ", "(", "users", ")", "")]
    [InlineData("select * from ", "(select * from ", "users", ")", "")]
    [InlineData("select * from ", "(users join ", "users", ")", "")]
    [InlineData("", "with a as (", "select 1", ") select * from a", "")]
    [InlineData("select ", "1 collate nocase = ", "1", "", "")]
    [InlineData("select ", "users.", "id", "", " from users")]
    public void What_is_too_deep_is_left_to_sqlite(string start, string open, string inner, string close, string end)
    {
        foreach (int depth in new[] { 5, 100, 500, 5_000 })
        {
            string sql = start + string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth)) + end;
            Assert.DoesNotContain(OnSmallStack(sql).Problems, problem => problem.Kind != QueryProblemKind.UnstableRow);
        }
    }

    [Theory]
    [InlineData("select id from users where ", "id = 1 or ", "name = 'x'")]
    [InlineData("select id from users where ", "id > 1 and ", "name = 'x'")]
    [InlineData("select ", "name || ", "email from users")]
    [InlineData("select ", "id + ", "id from users")]
    [InlineData("select ", "name, ", "email from users")]
    [InlineData("", "select id from users union all ", "select id from projects")]
    [InlineData("select id from users where id in (", "1, ", "2)")]
    [InlineData("values ", "(1), ", "(2)")]
    [InlineData("select case id ", "when 1 then 2 ", "end from users")]
    public void A_statement_of_ten_thousand_characters_is_understood(string start, string part, string end)
    {
        string sql = start + string.Concat(Enumerable.Repeat(part, 10_000 / part.Length)) + end;

        Assert.True(sql.Length >= 10_000);
        Assert.NotNull(SqlParser.Parse(new SqlText(sql)));
        Assert.Empty(OnSmallStack(sql).Problems);
        if (sql.Contains("users", StringComparison.Ordinal))
            Assert.Contains(OnSmallStack(sql.Replace("users", "user", StringComparison.Ordinal)).Problems, problem => problem.Kind == QueryProblemKind.UnknownTable);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(2_000)]
    public void A_table_that_rests_on_a_long_chain_of_others_is_no_danger(int length)
    {
        string chain = string.Concat(Enumerable.Range(1, length).Select(i => $", t{i} as (select id, name from t{i - 1})"));

        Assert.Empty(OnSmallStack($"with t0 as (select id, name from users){chain} select id from t{length}").Problems);
        Assert.NotEmpty(OnSmallStack($"with t0 as (select id, name from users){chain} select nmae from t{length}").Problems);
        // Through stars, nobody can say any more what the columns of the last are, and a refusal could be wrong.
        string stars = chain.Replace("id, name", "*", StringComparison.Ordinal);
        Assert.Equal(length == 20, OnSmallStack($"with t0 as (select id, name from users){stars} select nmae from t{length}").Problems.Count > 0);
    }

    [Fact]
    public void What_is_used_twice_by_what_is_used_twice_is_looked_at_once()
    {
        string tables = string.Join(", ", Enumerable.Range(1, 80).Select(i => $"t{i} as (select a.*, b.* from t{i - 1} a, t{i - 1} b)"));

        Assert.Empty(OnSmallStack($"with t0 as (select id, name from users), {tables} select id from t80").Problems);
        Assert.Empty(OnSmallStack($"select id from users {string.Concat(Enumerable.Repeat(" natural join users", 1_000))}").Problems);
    }

    private static BoundQuery OnSmallStack(string sql)
    {
        BoundQuery? bound = null;
        var thread = new Thread(() => bound = QuerySchema.Bind(sql), Stack);
        thread.Start();
        thread.Join();
        return bound!;
    }
}
