using EmergentLearning.Engine.Authoring;

namespace EmergentLearning.Engine.Tests.Authoring;

public sealed class QueryTextTests
{
    [Theory]
    [InlineData("select 1 where 1 in @ids", "select 1 where 1 in (@ids)")]
    [InlineData("select 1 where 1 IN @a and 2 not in :b or nope()", "select 1 where 1 IN (@a) and 2 not in (:b) or nope()")]
    [InlineData("select 1 where 1 in (@a) and 'in @b' = \"in @c\" -- in @d", null)]
    public void A_list_stands_for_its_values(string sql, string? prepared) => Assert.Equal(prepared ?? sql, QueryText.Of(sql).Sql);

    [Fact]
    public void A_place_is_one_of_the_query()
    {
        const string Sql = "select 1 where 1 in @a and first() and 2 in @b and second() and 3 in @c";
        QueryText text = QueryText.Of(Sql);

        foreach (string word in (string[])["select", "@a", "first", "@b", "second", "@c"])
            Assert.Equal(Sql.IndexOf(word, StringComparison.Ordinal), text.PlaceOf(text.Sql.IndexOf(word, StringComparison.Ordinal)));
    }
}
