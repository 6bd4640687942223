using EmergentLearning.Engine.Analyzers.Sqlite;
using EmergentLearning.Engine.CodeFixes.Sqlite;

namespace EmergentLearning.Engine.Analyzers.Tests.Sqlite;

/// <summary>What one key does about a SQLite rule.</summary>
public sealed class SqliteFixTests
{
    [Theory]
    [InlineData("[|c.BeginTransaction(deferred: true)|]", "c.BeginTransaction()")]
    [InlineData("[|c.BeginTransaction(IsolationLevel.Serializable, /* ! */ true)|]", "c.BeginTransaction()")]
    [InlineData("[|c.BeginTransaction(IsolationLevel.ReadUncommitted)|]", "c.BeginTransaction()")]
    [InlineData("await [|c.BeginTransactionAsync(IsolationLevel.ReadUncommitted, default)|]", "await c.BeginTransactionAsync(default)")]
    public Task A_transaction_begins_immediate(string begin, string expected) => SqliteFix<DeferredWriteAnalyzer, DeferredWriteCodeFix>.Run(
        $"        // before\n        using var t = {begin}; // after\n        c.Execute(\"delete from a\");",
        $"        // before\n        using var t = {expected}; // after\n        c.Execute(\"delete from a\");");

    [Theory]
    [InlineData("\"BEGIN\"", "\"BEGIN IMMEDIATE\"")]
    [InlineData("@\"begin deferred transaction;\"", "@\"begin IMMEDIATE transaction;\"")]
    [InlineData("\"\"\"  BEGIN TRANSACTION \"\"\"", "\"\"\"  BEGIN IMMEDIATE TRANSACTION \"\"\"")]
    [InlineData("\"select 1; BEGIN; delete from a; COMMIT\"", "\"select 1; BEGIN IMMEDIATE; delete from a; COMMIT\"")]
    public Task A_begin_in_text_becomes_immediate(string sql, string expected) => SqliteFix<DeferredWriteAnalyzer, DeferredWriteCodeFix>.Run(
        $"        c.Execute([|{sql}|]); // why\n        c.Execute(\"delete from a\");", $"        c.Execute({expected}); // why\n        c.Execute(\"delete from a\");");

    [Fact]
    public Task A_begin_that_stands_elsewhere_is_left_to_its_author() => SqliteFix<DeferredWriteAnalyzer, DeferredWriteCodeFix>.RunFiles(
        ["using Dapper; using Microsoft.Data.Sqlite; class C { const string Begin = \"BEGIN\"; void M(SqliteConnection c) { c.Execute([|Begin|]); c.Execute(\"delete from a\"); } }"],
        ["using Dapper; using Microsoft.Data.Sqlite; class C { const string Begin = \"BEGIN\"; void M(SqliteConnection c) { c.Execute([|Begin|]); c.Execute(\"delete from a\"); } }"]);

    [Theory]
    [InlineData("\"PRAGMA synchronous=OFF\"", "\"PRAGMA synchronous=FULL\"")]
    [InlineData("\"PRAGMA journal_mode=WAL; PRAGMA synchronous = normal;\"", "\"PRAGMA journal_mode=WAL; PRAGMA synchronous = FULL;\"")]
    [InlineData("$\"PRAGMA cache_size={-c.DefaultTimeout}; PRAGMA synchronous(1)\"", "$\"PRAGMA cache_size={-c.DefaultTimeout}; PRAGMA synchronous(FULL)\"")]
    [InlineData("@\"PRAGMA main.synchronous = 'off'\"", "@\"PRAGMA main.synchronous = 'FULL'\"")]
    public Task Synchronous_becomes_full(string sql, string expected) => SqliteFix<WeakSyncAnalyzer, WeakSyncCodeFix>.Run(
        $"        k.CommandText = [|{sql}|]; // fast", $"        k.CommandText = {expected}; // fast");

    [Fact]
    public Task Synchronous_becomes_full_in_a_builder() => SqliteFix<WeakSyncAnalyzer, WeakSyncCodeFix>.Run(
        "        _ = new System.Data.SQLite.SQLiteConnectionStringBuilder { SyncMode = [|System.Data.SQLite.SynchronizationModes.Off|] };",
        "        _ = new System.Data.SQLite.SQLiteConnectionStringBuilder { SyncMode = System.Data.SQLite.SynchronizationModes.Full };");

    [Fact]
    public Task A_pragma_put_together_from_parts_is_left_to_its_author() =>
        SqliteFix<WeakSyncAnalyzer, WeakSyncCodeFix>.RunUnfixed("        k.CommandText = [|\"PRAGMA synchronous\" + \"=OFF\"|];");

    [Theory]
    [InlineData("new SqliteConnection([|\"Data Source=a.db;Cache=Shared\"|])", "new SqliteConnection(\"Data Source=a.db;Cache=Private\")")]
    [InlineData("new SqliteConnection([|$\"Data Source={k};cache = shared;Pooling=False\"|])", "new SqliteConnection($\"Data Source={k};cache = Private;Pooling=False\")")]
    [InlineData("new SqliteConnectionStringBuilder { Cache = [|SqliteCacheMode.Shared|] /* one */ }", "new SqliteConnectionStringBuilder { Cache = SqliteCacheMode.Private /* one */ }")]
    [InlineData("new SqliteConnectionStringBuilder()[\"Cache\"] = [|\"Shared\"|]", "new SqliteConnectionStringBuilder()[\"Cache\"] = \"Private\"")]
    public Task The_cache_becomes_private(string before, string after) => SqliteFix<SharedCacheAnalyzer, SharedCacheCodeFix>.Run($"        _ = {before};", $"        _ = {after};");

    [Fact]
    public Task Fix_all_mends_a_project()
    {
        string before = SqliteFix<WeakSyncAnalyzer, WeakSyncCodeFix>.Method("        c.Execute([|\"PRAGMA synchronous=OFF\"|]);\n        k.CommandText = [|\"PRAGMA synchronous=1\"|];");
        string after = SqliteFix<WeakSyncAnalyzer, WeakSyncCodeFix>.Method("        c.Execute(\"PRAGMA synchronous=FULL\");\n        k.CommandText = \"PRAGMA synchronous=FULL\";");
        return SqliteFix<WeakSyncAnalyzer, WeakSyncCodeFix>.RunFiles(
            [before, before.Replace("class C", "class D", StringComparison.Ordinal)], [after, after.Replace("class C", "class D", StringComparison.Ordinal)]);
    }

    [Fact]
    public Task A_reader_that_has_done_its_work_is_closed() => SqliteFix<HeldReaderAnalyzer, HeldReaderCodeFix>.Run(
        "        using var r = k.ExecuteReader();\n        r.Read();\n        string x = r.GetString(0);\n\n        // then wait\n        [|await Task.Delay(x.Length)|];",
        "        using var r = k.ExecuteReader();\n        r.Read();\n        string x = r.GetString(0);\n\n        // then wait\n        r.Close();\n        await Task.Delay(x.Length);");

    [Theory]
    [InlineData("        using var r = k.ExecuteReader();\n        while (r.Read())\n        {\n            [|await Task.Delay(1)|];\n        }")]
    [InlineData("        using var r = k.ExecuteReader();\n        r.Read();\n        [|await Task.Delay(r.GetInt32(0))|];")]
    [InlineData("        using var r = k.ExecuteReader();\n        r.Read();\n        [|await Task.Delay(1)|];\n        System.Console.WriteLine(r.GetInt32(0));")]
    [InlineData("        using (var r = k.ExecuteReader())\n        {\n            r.Read();\n            [|await Task.Delay(1)|];\n        }")]
    public Task A_reader_that_is_needed_is_left_to_its_author(string statements) => SqliteFix<HeldReaderAnalyzer, HeldReaderCodeFix>.RunUnfixed(statements);
}
