using EmergentLearning.Engine.Migrations;

namespace EmergentLearning.Engine.Tests.Migrations;

public sealed class SqlScriptTests
{
    [Fact]
    public void A_script_is_cut_at_its_semicolons_and_nowhere_else()
    {
        string[] statements =
        [
            "create table \"a;b\" (x text default ';', [y;] integer /* ; */)",
            "create trigger t after insert on a begin insert into b values (case when new.x = ';' then 1 end); update c set x = 1; end",
            "create temp trigger u after delete on a begin select 1; end",
            "insert into a values ('it''s; -- no comment', x'3b', `c;d`, @p)",
            "select 1 -- ; the end",
        ];

        Assert.Equal(statements[..^1].Append("select 1"), SqlScript.Split("-- a comment;\n" + string.Join(" ;\n", statements[..^1].Append("select 1")) + "; ;; -- the end"));
        Assert.Equal(["select 1 -- ; the end"], SqlScript.Split(statements[^1]));
        Assert.Empty(SqlScript.Split(" -- nothing\n ; /* at all */"));
    }

    [Theory]
    [InlineData("begin")]
    [InlineData("COMMIT")]
    [InlineData("End")]
    [InlineData("rollback to x")]
    [InlineData("/* hidden */ savepoint x")]
    [InlineData("release x")]
    [InlineData("attach 'a' as b")]
    [InlineData("detach b")]
    [InlineData("vacuum into 'x'")]
    public void What_would_break_the_one_transaction_is_refused(string statement) => Assert.NotNull(SqlScript.Refuse(statement));

    [Theory]
    [InlineData("create table a (x); create index i on a (x); alter table a add column y; create trigger t after insert on a begin delete from b; end;", true)]
    [InlineData("create virtual table s using fts5(x, content='a'); insert into \"s\" (\"s\") values ('rebuild');", true)]
    [InlineData("alter table a rename column x to y", false)]
    [InlineData("create table b (x); insert into b select x from a", false)]
    [InlineData("drop index i", false)]
    [InlineData("update a set x = 1", false)]
    public void Adding_is_told_from_changing(string script, bool onlyAdds) => Assert.Equal(onlyAdds, SqlScript.OnlyAdds(script));

    [Theory]
    [InlineData("'open")]
    [InlineData("\"open")]
    [InlineData("[open")]
    [InlineData("/* open")]
    [InlineData("-- open")]
    [InlineData("x'")]
    public void What_does_not_end_ends_with_the_text(string sql) =>
        Assert.Equal(sql.Length, SqlTokens.Read(sql) is { Count: > 0 } tokens ? tokens[^1].End : sql.Length);
}
