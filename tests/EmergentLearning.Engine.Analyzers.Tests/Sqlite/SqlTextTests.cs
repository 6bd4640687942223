using EmergentLearning.Engine.Analyzers.Sqlite.Sql;

namespace EmergentLearning.Engine.Analyzers.Tests.Sqlite;

/// <summary>What the first words of a statement say.</summary>
public sealed class SqlTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" ; ;; ", "")]
    [InlineData("select 1", "Other")]
    [InlineData("BEGIN", "BeginsDeferred")]
    [InlineData("begin deferred transaction;", "BeginsDeferred")]
    [InlineData("begin immediate; commit", "BeginsLocked Ends")]
    [InlineData("BEGIN EXCLUSIVE TRANSACTION; ROLLBACK", "BeginsLocked Ends")]
    [InlineData("rollback to savepoint s", "Other")]
    [InlineData("/* a ; */ insert into a values(';') -- ; delete", "Writes")]
    [InlineData("with n(x) as (select 1) select * from n", "Other")]
    [InlineData("with recursive n(x) as (values(1) union select x+1 from n) delete from a", "Writes")]
    [InlineData("create temporary table t(x); create table u(x)", "Other Writes")]
    [InlineData("create trigger r after insert on a begin update b set x = case when 1 then 2 end; delete from c; end; select 1", "Writes Other")]
    [InlineData("create temp trigger r after insert on a begin delete from b; end; commit", "Other Ends")]
    [InlineData("pragma user_version = 3; pragma user_version", "Writes Other")]
    [InlineData("PRAGMA synchronous=NORMAL", "WeakensSync")]
    [InlineData("insert into \"it''s;\" values([a;b], `c;d`)", "Writes")]
    [InlineData("insert into a values('unclosed; commit", "Writes")]
    [InlineData("/* unclosed; commit", "")]
    [InlineData("explain insert into a values(1)", "Other")]
    public void A_text_is_cut_into_statements_and_each_is_told_apart(string sql, string expected) =>
        Assert.Equal(expected, string.Join(' ', SqlText.Verbs(sql)));

    [Theory]
    [InlineData("PRAGMA synchronous=OFF", "OFF")]
    [InlineData("pragma synchronous = no", "OFF")]
    [InlineData("PRAGMA synchronous(false)", "OFF")]
    [InlineData("PRAGMA main.synchronous = \"Normal\"", "NORMAL")]
    [InlineData("PRAGMA synchronous=on", "NORMAL")]
    [InlineData("PRAGMA synchronous=FULL; PRAGMA synchronous=1", "NORMAL")]
    [InlineData("PRAGMA synchronous", null)]
    [InlineData("PRAGMA synchronous=EXTRA", null)]
    [InlineData("PRAGMA synchronous=", null)]
    [InlineData("PRAGMA synchronous=\uFFFC", null)]
    [InlineData("PRAGMA", null)]
    [InlineData("select synchronous=0", null)]
    public void A_weak_level_is_named(string sql, string? expected) => Assert.Equal(expected, SqlText.WeakSync(sql));

    [Theory]
    [InlineData("Data Source=a.db;Cache=Shared", "a.db", true, false)]
    [InlineData("DATASOURCE = 'a;b.db' ; cache = shared", "a;b.db", true, false)]
    [InlineData("Filename=it's.db;Cache=Private", "it's.db", false, false)]
    [InlineData("Data Source=:memory:", ":memory:", false, true)]
    [InlineData("Data Source=file:a?mode=memory&cache=shared", "file:a?mode=memory&cache=shared", true, true)]
    [InlineData("Mode=Memory", null, false, true)]
    [InlineData("nonsense", null, false, false)]
    [InlineData("=;=;;", null, false, false)]
    public void A_connection_string_says_file_cache_and_memory(string text, string? source, bool shared, bool memory)
    {
        var known = new ConnectionText(text);
        Assert.Equal((source, shared, memory), (known.DataSource, known.SharesCache, known.IsInMemory));
    }
}
