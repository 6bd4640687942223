using System.Collections.Immutable;
using System.Text;
using EmergentLearning.Engine.Analyzers.LockOrder.Cycles;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>Code that is half typed, or larger than any person writes: no exception, and an answer.</summary>
public sealed class BoundedFlowTests
{
    [Theory]
    [InlineData("readonly object _a = new(); void M() { lock (_a) { lock (")]
    [InlineData("void M() { lock (missing) { missing.Wait(; } Monitor.Enter(); Monitor.Exit(, ); }")]
    [InlineData("readonly SemaphoreSlim _a = new(1, 1); async Task M() { await _a.; try { await } finally { _a.Release( } }")]
    [InlineData("readonly Lock _a = new(); void M() { using (_a.EnterScope( ) { goto x; } }")]
    [InlineData("void M() { Action a = () => a(); a(); Func<Task> f = async () => await f(); f().Wait(); }")]
    [InlineData("readonly object _a = new(); object A => A; void M() { lock (A) { lock (this.A.A) { M(); } } }")]
    [InlineData("[AcquiresLock(null!)] IDisposable M() => M(); [RequiresLock(1)] void N() { using var h = M(; }")]
    [InlineData("readonly Lazy<int> _a = new(() => _a.Value); int M() { lock (_a) return _a.Value + ; }")]
    [InlineData("static Subject() { lock (typeof(Missing)) { new Subject(); } } void M() { try { lock (this) { } } catch when (M()) { } }")]
    public async Task Half_typed_code_never_throws(string members)
    {
        ImmutableArray<Diagnostic> found = await LockSnippet.Analyze(members, mustCompile: false);
        Assert.DoesNotContain(found, each => each.Id == "AD0001");
    }

    [Fact]
    public async Task A_method_of_thousands_of_lines_is_followed()
    {
        string lines = string.Concat(Enumerable.Repeat("lock (_a) { x++; }\n", 5000));
        ImmutableArray<Diagnostic> found = await LockSnippet.Analyze(
            "readonly object _a = new(), _b = new(); void M() { int x = 0; " + lines + " lock (_a) { lock (_b) { } } } void N() { lock (_b) { lock (_a) { } } }");
        Assert.Equal("ELE1002", Assert.Single(found).Id);
    }

    [Fact]
    public async Task Two_hundred_nested_blocks_are_followed()
    {
        string open = string.Concat(Enumerable.Range(0, 200).Select(i => $"if (x > {i}) {{ "));
        ImmutableArray<Diagnostic> found = await LockSnippet.Analyze(
            "readonly SemaphoreSlim _a = new(1, 1); void M(int x) { _a.Wait(); " + open + "_a.Wait();" + new string('}', 200) + " _a.Release(); }");
        Assert.Contains(found, each => each.Id == "ELE1003");
    }

    [Fact]
    public async Task Methods_that_call_each_other_are_solved_together()
    {
        string methods = string.Concat(Enumerable.Range(0, 60).Select(i => $"void M{i}(int x) {{ if (x > 0) M{(i + 1) % 60}(x - 1); M{(i * 7) % 60}(x - 2); {(i == 59 ? "lock (_b) { }" : "")} }}\n"));
        ImmutableArray<Diagnostic> found = await LockSnippet.Analyze(
            "readonly object _a = new(), _b = new(); " + methods + " public void N() { lock (_a) { M0(9); } } public void O() { lock (_b) { lock (_a) { } } }");
        Assert.Equal("ELE1002", Assert.Single(found).Id);
    }

    [Fact]
    public async Task A_graph_of_two_thousand_methods_and_fifty_classes_has_its_circle_once()
    {
        var code = new StringBuilder("// file\nclass Subject {\n");
        for (int i = 0; i < 50; i++)
            code.Append("readonly object _l").Append(i).Append(" = new();\n");
        // Each method takes its lock and calls one whose lock comes later; the last one closes a circle.
        for (int i = 0; i < 2000; i++)
            code.Append($"public void M{i}() {{ lock (_l{i % 50}) {{ {(i % 50 == 49 ? "" : $"M{i + 1}();")} }} }}\n");
        code.Append("public void Back() { lock (_l49) { lock (_l0) { } } }\n}");
        ImmutableArray<Diagnostic> found = await LockSnippet.Analyze(code.ToString());
        Assert.Equal("ELE1002", Assert.Single(found).Id);
    }

    [Fact]
    public async Task The_graph_names_classes_edges_and_paths()
    {
        LockGraph graph = await LockGraph.ReadAsync(LockSnippet.Compile("""
            // order Outer, Inner
            [LockRank("Outer")] readonly object _a = new(); readonly object _b = new();
            void M() { lock (_a) { N(); } }
            void N() { lock (_b) { } }
            """));
        Assert.Equal(["Outer", "Subject._b"], graph.Classes.Select(one => one.Name));
        GraphEdge edge = Assert.Single(graph.Edges);
        Assert.Equal(("Outer", "Subject._b"), (edge.From.Name, edge.To.Name));
        Assert.Equal(["Subject.M", "Subject.M", "Subject.N"], edge.Paths[0].Edge.Frames.Select(frame => frame.Method));
        Assert.StartsWith("{\"classes\":[\"Outer\",\"Subject._b\"],\"edges\":[{\"from\":\"Outer\"", LockGraphText.ToJson(graph), StringComparison.Ordinal);
    }
}
