using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.Tests.Sqlite;

/// <summary>What holds for the SQLite rules beside the corpus: names, places, options, references.</summary>
public sealed class SqliteRuleTests
{
    private const string Shared = "object M() => new SqliteConnection(\"Data Source=a.db;Cache=Shared\");";
    private const string Normal = "void M(SqliteCommand k) { k.CommandText = \"PRAGMA synchronous=NORMAL\"; }";
    private const string Managed = "void M() { File.Delete(\"store/a.md\"); _ = new SqliteConnection(\"Data Source=store/i.db\"); }";

    [Theory]
    [InlineData("using static Microsoft.Data.Sqlite.SqliteCacheMode; class C { object M() => new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder { Cache = Shared }; }")]
    [InlineData("using S = Microsoft.Data.Sqlite.SqliteConnection; class C { object M() => new S(\"Data Source=a.db;Cache=Shared\"); }")]
    [InlineData("class C { object M() => new global::Microsoft.Data.Sqlite.SqliteConnection(connectionString: \"Data Source=a.db;Cache=Shared\"); }")]
    [InlineData("class C { ~C() { new Microsoft.Data.Sqlite.SqliteCommand().CommandText = \"PRAGMA synchronous=0\"; } }")]
    [InlineData("class D(string s) : System.Exception(s); class C : Microsoft.Data.Sqlite.SqliteConnection { public C() : base(\"Data Source=a.db\") { ConnectionString = \"Cache=Shared\"; } }")]
    public async Task However_it_is_named_it_is_found(string source) => Assert.Single(await SqliteSnippet.AnalyzeFile(source));

    [Fact]
    public async Task Top_level_statements_are_analysed() => Assert.Equal(
        ["ELE3001", "ELE3006"],
        (await SqliteSnippet.AnalyzeFile(
            "using System.Threading.Tasks; using Microsoft.Data.Sqlite; var c = new SqliteConnection(args[0]); using var t = c.BeginTransaction(deferred: true); " +
            "using var k = c.CreateCommand(); k.CommandText = \"delete from a returning x\"; using var r = k.ExecuteReader(); r.Read(); await Task.Delay(1);",
            kind: OutputKind.ConsoleApplication)).Select(found => found.Id));

    [Fact]
    public async Task A_deferred_write_is_reported_at_its_begin_and_names_the_line_of_the_write()
    {
        Diagnostic found = Assert.Single(await SqliteSnippet.Analyze(
            "void M(SqliteConnection c)\n{\n    using var t = c.BeginTransaction(deferred: true);\n    c.Execute(\"delete from a\");\n    t.Commit();\n}"));
        Assert.Equal("ELE3001", found.Id);
        Assert.Equal("c.BeginTransaction(deferred: true)", Text(found));
        Location write = Assert.Single(found.AdditionalLocations);
        Assert.Contains($"at line {write.GetLineSpan().StartLinePosition.Line + 1}:", found.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_begin_in_text_is_reported_at_the_literal() =>
        Assert.Equal("\"BEGIN\"", Text(Assert.Single(await SqliteSnippet.Analyze(
            "void M(SqliteConnection c) { var sql = \"BEGIN\"; c.Execute(sql); c.Execute(\"delete from a\"); }"))));

    [Fact]
    public async Task Two_transactions_are_two_faults() => Assert.Equal(2, (await SqliteSnippet.Analyze(
        "void M(SqliteConnection c) { using (var t = c.BeginTransaction(true)) { c.Execute(\"delete from a\"); t.Commit(); } " +
        "using (var t = c.BeginTransaction(true)) { c.Execute(\"delete from b\"); t.Commit(); } }")).Length);

    [Fact]
    public async Task A_held_reader_is_reported_at_the_first_wait_and_named()
    {
        Diagnostic found = Assert.Single(await SqliteSnippet.Analyze(
            "async Task M(SqliteCommand k) { using var rows = k.ExecuteReader(); while (rows.Read()) { await Task.Delay(1); await Task.Delay(2); } }"));
        Assert.Equal("await Task.Delay(1)", Text(found));
        Assert.Contains("'rows' is open across an await", found.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_weak_level_is_named_with_what_it_costs()
    {
        Diagnostic found = Assert.Single(await SqliteSnippet.Analyze(Normal));
        Assert.Contains("synchronous=NORMAL: a power failure loses commits", found.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
    }

    [Theory]
    [InlineData("elf.sqlite.allow_normal", "true", "NORMAL", 0)]
    [InlineData("elf.sqlite.allow_normal", "false", "NORMAL", 1)]
    [InlineData("elf.sqlite.allow_normal", "true", "OFF", 1)]
    public async Task A_project_may_say_that_its_databases_can_be_rebuilt(string key, string value, string level, int expected) =>
        Assert.Equal(expected, (await SqliteSnippet.Analyze(Normal.Replace("NORMAL", level, StringComparison.Ordinal), (key, value))).Length);

    [Theory]
    [InlineData("build_property.IsTestProject", "true", 0)]
    [InlineData("build_property.IsTestProject", "", 3)]
    [InlineData("elf.sqlite.test_projects", "false", 0)]
    [InlineData("elf.sqlite.test_projects", "true", 3)]
    public async Task Test_projects_are_skipped_by_option(string key, string value, int expected) => Assert.Equal(
        expected,
        (await SqliteSnippet.Analyze(
            Shared + " void N(SqliteConnection c) { c.Execute(\"BEGIN; delete from a\"); } async Task O(SqliteDataReader r) { r.Read(); await Task.Delay(1); }", (key, value))).Length);

    [Theory]
    [InlineData("Subject.g.cs", "")]
    [InlineData("Subject.cs", "// <auto-generated/>\n")]
    public async Task Generated_code_is_skipped(string path, string header) =>
        Assert.Empty(await SqliteSnippet.AnalyzeFile(header + SqliteSnippet.Members(Shared + Managed.Replace("M()", "N()", StringComparison.Ordinal)), path: path));

    [Fact]
    public async Task Without_a_SQLite_library_nothing_runs() => Assert.Empty(await SqliteSnippet.AnalyzeFile(
        "class C { void M(System.Data.Common.DbCommand k) { k.CommandText = \"PRAGMA synchronous=OFF\"; } }", withSqlite: false, withEngine: false));

    [Fact]
    public async Task Types_in_ones_own_source_are_ones_own() => Assert.Empty(await SqliteSnippet.AnalyzeFile(
        "namespace Microsoft.Data.Sqlite { class SqliteConnection(string s) { public string S => s; } class C { object M() => new SqliteConnection(\"Cache=Shared\"); } }",
        withSqlite: false, withEngine: false));

    [Theory]
    [InlineData("store", "/src/app/", 2)]
    [InlineData("./store/", "", 2)]
    [InlineData("sto", "/src/app/", 0)]
    [InlineData("", "/src/app/", 0)]
    [InlineData(".", "/src/app/", 0)]
    public async Task The_projects_root_is_a_whole_folder(string root, string project, int expected) => Assert.Equal(expected, (await SqliteSnippet.AnalyzeFile(
        "using System.IO; using Microsoft.Data.Sqlite; class C { " + Managed + " }", withEngine: false,
        options: [("build_property.EmergentLearningRoot", root), ("build_property.ProjectDir", project)])).Length);

    [Fact]
    public async Task A_project_that_is_itself_a_store_knows_its_absolute_path() => Assert.Single(await SqliteSnippet.Analyze(
        "void M() { File.Delete(\"/src/app/a.md\"); File.Delete(\"a.md\"); }",
        ("build_property.EmergentLearningRoot", "."), ("build_property.ProjectDir", "/src/app/")));

    [Fact]
    public async Task Without_the_engine_and_the_property_nothing_is_known_to_be_managed() => Assert.Empty(await SqliteSnippet.AnalyzeFile(
        "using System.IO; using Microsoft.Data.Sqlite; class C { " + Managed + " }", withEngine: false, options: ("some_other", "option")));

    [Fact]
    public async Task The_managed_rules_name_the_member() => Assert.Contains(
        "'File.Delete' changes a file", Assert.Single(await SqliteSnippet.Analyze("void M() { File.Delete(\"store/a.md\"); }")).GetMessage(null), StringComparison.Ordinal);

    private static string Text(Diagnostic found) => found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan);
}
