using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>Code that is half typed, contradicts itself or lacks its references: nothing is thrown, and nothing takes for ever.</summary>
public sealed class BrokenLockCodeTests
{
    private const string Whole = """
        // file
        // order Repository, Database
        [LockClass("Gate"), LockInstanceOrder(nameof(Id))] public sealed class Gate
        {
            public long Id { get; init; }
            [AcquiresLock("Gate")] public IDisposable Enter() => throw new NotSupportedException();
        }
        public class Subject
        {
            [LockRank("Repository")] readonly Lock _repository = new(); [LockRank("Database")] readonly SemaphoreSlim _database = new(1, 1);
            readonly IDistributedLock _remote = null!; readonly Gate _gate = new(); public event Action? Changed;
            [RequiresLock("Repository"), ExcludesLock("Database")] void Locked() { }
            [AcquiresLock("Repository", "Database")]
            public async Task M(Task t, string p, CancellationToken ct)
            {
                using (_repository.EnterScope()) { Locked(); t.Wait(); Changed?.Invoke(); }
                await _database.WaitAsync(ct);
                try { using var held = _gate.Enter(); _remote.Acquire(); } finally { _database.Release(); }
                if (File.Exists(p)) return;
                File.WriteAllText(p, Environment.ProcessId.ToString());
                try { using var s = new FileStream(p, FileMode.Open, FileAccess.Read, FileShare.None); await Task.Yield(); } finally { File.Delete(p); }
            }
        }
        """;

    /// <summary>The code cut off after each of its tokens, as while typing.</summary>
    public static TheoryData<int> Cuts() => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Cuts))]
    public Task Half_typed_code_breaks_nothing(int part) =>
        LockSnippet.Analyze(Whole[..(Whole.Length * part / 60)], mustCompile: false);

    [Fact]
    public Task Code_with_any_one_token_missing_breaks_nothing()
    {
        SyntaxToken[] tokens = [.. CSharpSyntaxTree.ParseText(Whole).GetRoot().DescendantTokens()];
        return Task.WhenAll(tokens.Where((_, i) => i % 7 == 0).Select(token =>
            LockSnippet.Analyze(Whole.Remove(token.SpanStart, token.Span.Length), mustCompile: false)));
    }

    [Fact]
    public async Task Without_the_engine_and_the_framework_nothing_is_found()
    {
        var compilation = CSharpCompilation.Create("Snippet", [CSharpSyntaxTree.ParseText(Whole)], [], new(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(await LockSnippet.Analyze(compilation));
    }

    [Fact]
    public async Task Without_the_engine_locks_of_the_framework_are_still_in_order()
    {
        const string Code = "class C { readonly object _a = new(), _b = new(); void M() { lock (_a) lock (_b) { } } void N() { lock (_b) lock (_a) { } } }";
        var compilation = CSharpCompilation.Create("Snippet", [CSharpSyntaxTree.ParseText(Code)], References.Framework, new(OutputKind.DynamicallyLinkedLibrary));
        Assert.Equal("ELE1002", Assert.Single(await LockSnippet.Analyze(compilation)).Id);
    }

    [Theory]
    [InlineData("[assembly: LockHierarchy(\"A\", \"B\")] [assembly: LockHierarchy(\"B\", \"A\")] class C { }", "ELE1012")]
    [InlineData("[assembly: LockHierarchy(null!)] class C { [LockRank(\"A\")] object _a = new(); }", "ELE1012")]
    [InlineData("[assembly: LockHierarchy] class C { [LockRank(\"A\")] object _a = new(); }", "ELE1012")]
    [InlineData("[assembly: LockHierarchy(\"A\", null!)] class C { }", "ELE1012")]
    [InlineData("class C { [RequiresLock(\"A\", null!)] void M() { } }", "ELE1012")]
    [InlineData("[LockRank(\"A\"), LockClass(\"\")] class C { }", "ELE1012")]
    [InlineData("[LockClass(\"A\"), AcquiredBefore(\"B\"), AcquiredBefore(\"B\")] class A { } [LockClass(\"B\"), AcquiredBefore(typeof(A))] class B { }", "ELE1012")]
    [InlineData("[LockInstanceOrder(null!)] class C { }", null)]
    [InlineData("[LockRank(Unknown)] class C { [AcquiresLock(1, 2)] void M() { } [LockRank] int x; }", null)]
    [InlineData("class C { [LockHierarchy(\"A\")] void M() { } [LockClass(\"A\")] int x; [LockInstanceOrder(\"x\")] int y; }", null)]
    [InlineData("[AcquiredBefore(typeof(Missing))] class C { } [AcquiredBefore(typeof(C<>))] class D { }", null)]
    public async Task Declarations_that_make_no_sense_are_reported_or_ignored(string code, string? id)
    {
        ImmutableArray<Diagnostic> found = await LockSnippet.Analyze("// file\n" + code, mustCompile: false);
        if (id is not null)
            Assert.Contains(found, each => each.Id == id);
    }

    [Fact]
    public async Task A_long_method_and_deep_blocks_end()
    {
        string statements = string.Concat(Enumerable.Range(0, 5000).Select(i => $"Locked{i % 7}(t);\n"));
        string methods = string.Concat(Enumerable.Range(0, 7).Select(i => $"void Locked{i}(Task t) {{ if (t.IsCompleted) Locked{(i + 1) % 7}(t); }}\n"));
        string nested = string.Concat(Enumerable.Repeat("if (t.IsCompleted) {", 200)) + "t.Wait();" + new string('}', 200);
        string sum = string.Join(" + ", Enumerable.Repeat("_n", 1500));
        await LockSnippet.Analyze(
            $"readonly object _a = new(); int _n;\n{methods}\nvoid M(Task t) {{ lock (_a) {{ {statements} }} }}\nvoid N(Task t) {{ lock (_a) {{ {nested} }} }}\nint O() {{ lock (_a) return {sum}; }}");
    }
}
