using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>Locks of libraries without attributes, which a project names in a table.</summary>
public sealed class UserTableTests
{
    private const string Table = """
        # What the library does.
        acquire Vendor.Store.Open   Repository   # waits
        try     Vendor.Store.TryOpen Repository
        release Vendor.Store.Close  Repository
        acquire Vendor.Store.Use    Repository

        shared  Vendor.Store.Read   Repository
        acquire Elsewhere.Store.Open Repository
        """;

    private const string Subject = """
        // order Repository, Database
        readonly Vendor.Store _store = new(); [LockRank("Database")] readonly Lock _database = new(); void M() { BODY }
        """;

    [Theory]
    [InlineData("lock (_database) { _store.Open(); _store.Close(); }", "ELE1001")]
    [InlineData("lock (_database) { using var held = _store.Use(); }", "ELE1001")]
    [InlineData("_store.Open();", "ELE1005")]
    [InlineData("_store.Open(); _store.Open(); _store.Close(); _store.Close();", "ELE1003")]
    [InlineData("_store.Open(); try { lock (_database) { } } finally { _store.Close(); }", "")]
    [InlineData("using (_store.Use()) lock (_database) { }", "")]
    [InlineData("if (_store.TryOpen()) { try { lock (_database) { } } finally { _store.Close(); } }", "")]
    public async Task Calls_do_what_the_table_says(string body, string id)
    {
        ImmutableArray<Diagnostic> found = await LockSnippet.AnalyzeWithTables(Subject.Replace("BODY", body), ("locks/store.locks.txt", Table));
        Assert.True(id == string.Join(' ', found.Select(one => one.Id)), string.Join("; ", found));
    }

    [Fact]
    public async Task Without_the_table_the_calls_are_calls()
    {
        string code = Subject.Replace("BODY", "lock (_database) { _store.Open(); }");
        Assert.Empty(await LockSnippet.AnalyzeWithTables(code));
        Assert.Empty(await LockSnippet.AnalyzeWithTables(code, ("store.txt", Table)));
    }

    [Theory]
    [InlineData("acquire", "'verb Namespace.Type.Method [class]'")]
    [InlineData("acquire Vendor.Store.Open Repository and more", "'verb Namespace.Type.Method [class]'")]
    [InlineData("take Vendor.Store.Open", "'take'")]
    [InlineData("acquire Open", "'Open'")]
    [InlineData("acquire Vendor.Store.", "'Vendor.Store.'")]
    [InlineData("acquire Vendor.Store.Opne", "'Opne'")]
    [InlineData("\0\0\u00ff", "'verb Namespace.Type.Method [class]'")]
    public async Task A_line_that_says_nothing_is_reported_where_it_stands(string line, string text)
    {
        ImmutableArray<Diagnostic> found = await LockSnippet.AnalyzeWithTables(Subject, ("locks/store.locks.txt", "# first\n" + line + "\nacquire Vendor.Store.Open"));
        Diagnostic fault = Assert.Single(found);
        Assert.Equal("ELE1012", fault.Id);
        Assert.Contains(text, fault.GetMessage(), StringComparison.Ordinal);
        FileLinePositionSpan place = fault.Location.GetLineSpan();
        Assert.Equal(("locks/store.locks.txt", 1), (place.Path, place.StartLinePosition.Line));
    }
}
