using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.Tests.Sqlite;

/// <summary>An IDE runs analyzers on code that is half typed; an exception there would switch the analyzer off.</summary>
public sealed class BrokenSqliteCodeTests
{
    [Theory]
    [InlineData("void M(SqliteConnection c) { c.BeginTransaction(deferred: ")]
    [InlineData("void M(SqliteConnection c) { using var t = c.BeginTransaction(deferred: true, ); c.Execute(\"delete\", , t); }")]
    [InlineData("void M(SqliteConnection c) { var t = t.BeginTransaction(true); t = c.BeginTransaction(true); c.Execute(; }")]
    [InlineData("void M(SqliteConnection c) { var k = new SqliteCommand { CommandText = }; k.ExecuteNonQuery(); }")]
    [InlineData("void M() { new SqliteConnection( }")]
    [InlineData("void M() { var b = new SqliteConnectionStringBuilder { Cache = SqliteCacheMode. }; b[\"Cache\"] = ; b[] = \"Shared\"; }")]
    [InlineData("void M(IStore s) { new SqliteConnection(\"Data Source=\" + s.); File.Delete(s.Root + ); File.Delete(); }")]
    [InlineData("async Task M(SqliteCommand k) { using var r = k.ExecuteReader(; while (r.Read( { await ; yield return ; }")]
    [InlineData("IEnumerable<int> M(SqliteCommand k) { var r = r; r = r ?? k.ExecuteReader(); while (r?.Read() == ) yield return r; }")]
    [InlineData("void M(SqliteCommand k, Missing onRow) { using var r = k.ExecuteReader(); while (r.Read()) onRow(r, missing)(); }")]
    [InlineData("static string a = b; static readonly string b = a; void M(SqliteConnection c) { c.Execute(b); c.Execute(a + b); }")]
    [InlineData("static readonly string a = b; static readonly string b = a; object M() => new SqliteConnection(b);")]
    [InlineData("string P => P + P; void M(SqliteConnection c) { c.Execute(P); }")]
    [InlineData("void M(SqliteConnection c) { SqliteConnection d = e; SqliteConnection e = d; using var t = d.BeginTransaction(true); e.Execute(\"delete from a\"); }")]
    [InlineData("void M(SqliteConnection c) { M(c); using var t = c.BeginTransaction(true); M(c); N(c); } void N(SqliteConnection c) { M(c); N(c); }")]
    [InlineData("void M(Missing m) { m.BeginTransaction(deferred: true); m.CommandText = \"PRAGMA synchronous=OFF\"; using var r = m.ExecuteReader(); }")]
    [InlineData("new SqliteConnection(\"Cache=Shared\").Execute(\"BEGIN; delete from a\");")]
    [InlineData("void M(SqliteConnection c) { try { c.BeginTransaction(true); } finally { goto x; } x: c.Execute(\"delete from a\"); }")]
    public async Task Half_typed_code_never_throws(string members)
    {
        ImmutableArray<Diagnostic> found = await SqliteSnippet.AnalyzeFile(SqliteSnippet.Members(members), mustCompile: false);
        Assert.DoesNotContain(found, d => d.Id == "AD0001");
    }

    [Fact]
    public async Task A_method_of_thousands_of_lines_is_analysed()
    {
        string writes = string.Concat(Enumerable.Repeat("k.CommandText = \"insert into a values(1)\"; k.ExecuteNonQuery();\n", 2500));
        ImmutableArray<Diagnostic> found = await SqliteSnippet.Analyze(
            "void M(SqliteConnection c) { using var t = c.BeginTransaction(deferred: true); using var k = c.CreateCommand(); " + writes + " t.Commit(); }");
        Assert.Equal("ELE3001", Assert.Single(found).Id);
    }

    [Fact]
    public async Task Two_hundred_nested_blocks_are_analysed()
    {
        string open = string.Concat(Enumerable.Range(0, 200).Select(i => $"if (k.CommandTimeout > {i}) {{ "));
        ImmutableArray<Diagnostic> found = await SqliteSnippet.Analyze(
            "async Task M(SqliteCommand k) { using var r = k.ExecuteReader(); " + open + "r.Read(); await Task.Delay(1);" + new string('}', 200) + " }");
        Assert.Equal("ELE3006", Assert.Single(found).Id);
    }

    [Fact]
    public async Task Sixty_nested_tries_with_early_returns_are_analysed()
    {
        string open = string.Concat(Enumerable.Range(0, 60).Select(i => $"try {{ if (r.FieldCount == {i}) return; "));
        string close = string.Concat(Enumerable.Repeat("} finally { k.CommandTimeout++; }", 60));
        ImmutableArray<Diagnostic> found = await SqliteSnippet.Analyze(
            "async Task M(SqliteCommand k) { using var r = k.ExecuteReader(); " + open + "r.Read(); await Task.Delay(1);" + close + " }");
        Assert.Equal("ELE3006", Assert.Single(found).Id);
    }

    [Fact]
    public async Task A_sum_of_a_thousand_texts_is_folded()
    {
        string sum = "p + " + string.Join(" + ", Enumerable.Repeat("\";Pooling=False\" + p", 500)) + " + \";Cache=Shared\"";
        Assert.Equal("ELE3003", Assert.Single(await SqliteSnippet.Analyze("object M(string p) => new SqliteConnection(" + sum + ");")).Id);
    }
}
