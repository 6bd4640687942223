using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>Which bodies are followed at all: the cost of the rules, counted instead of timed, and that nothing is missed by it.</summary>
public sealed class FollowedBodiesTests
{
    private const string File = "// file\n";

    [Fact]
    public async Task A_caller_that_holds_nothing_is_not_followed()
    {
        string callers = string.Concat(Enumerable.Range(0, 20).Select(i => $"public void C{i}() {{ {(i == 19 ? "Locked" : $"C{i + 1}")}(); }}\n"));
        (int followed, _) = await FollowAsync("readonly object _a = new(); void Locked() { lock (_a) { } }\n" + callers);
        Assert.Equal(1, followed);
    }

    [Fact]
    public async Task Of_a_body_with_a_lock_statement_only_what_is_called_inside_is_followed()
    {
        (int followed, _) = await FollowAsync("""
            readonly object _a = new(), _b = new();
            public void M() { lock (_a) { Inside(); } Beside(); }
            void Inside() { Locked(); }
            void Beside() { Locked(); }
            void Locked() { lock (_b) { } }
            """);
        Assert.Equal(3, followed);
    }

    [Fact]
    public async Task Bodies_that_call_each_other_in_a_circle_are_followed_once_each()
    {
        string circle = string.Concat(Enumerable.Range(0, 40).Select(i => $"void M{i}(int x) {{ M{(i + 1) % 40}(x); M{(i * 7) % 40}(x); {(i == 39 ? "lock (_b) { }" : "")} }}\n"));
        (int followed, ImmutableArray<Diagnostic> found) = await FollowAsync(
            "readonly object _a = new(), _b = new(); " + circle + " public void N() { lock (_a) { M0(9); } } public void O() { lock (_b) { lock (_a) { } } }");
        Assert.Equal("ELE1002", Assert.Single(found).Id);
        Assert.Equal(42, followed);
    }

    [Fact]
    public async Task A_caller_that_a_callee_leaves_with_a_lock_is_followed_with_what_it_calls()
    {
        (_, ImmutableArray<Diagnostic> found) = await FollowAsync("""
            readonly object _a = new(), _b = new();
            void Enter() { Monitor.Enter(_a); }
            void Leave() { Monitor.Exit(_a); }
            public void M() { Enter(); try { Middle(); } finally { Leave(); } }
            void Middle() { Locked(); }
            void Locked() { lock (_b) { } }
            public void N() { lock (_b) { lock (_a) { } } }
            """);
        Assert.Equal("ELE1002", Assert.Single(found, each => each.Id == "ELE1002").Id);
    }

    // Begin ends as before when Enter, in the same circle and followed after it, turns out to leave a lock: only for its caller that changes everything.
    [Fact]
    public async Task A_caller_in_a_circle_is_followed_again_when_a_task_that_it_waits_for_turns_out_to_leave_a_lock()
    {
        (_, ImmutableArray<Diagnostic> found) = await FollowAsync("""
            readonly SemaphoreSlim _a = new(1, 1); readonly object _b = new(), _x = new(), _y = new();
            async Task Enter(int n) { if (n > 0) await M(n - 1); await _a.WaitAsync(); }
            Task Begin(int n) { lock (_y) { } return Enter(n); }
            public async Task M(int n) { lock (_x) { } await Begin(n); Middle(); }
            void Middle() { Locked(); }
            void Locked() { lock (_b) { } }
            public void N() { lock (_b) { _a.Wait(); _a.Release(); } }
            """);
        Assert.Contains(found, each => each.Id == "ELE1002");
    }

    [Fact]
    public async Task A_caller_that_is_not_followed_still_shows_that_a_gate_is_none()
    {
        const string Gated = """
            readonly object _gate = new(), _a = new(), _b = new();
            public void Outer() { lock (_gate) { Inner(); } }
            void Inner() { lock (_a) { lock (_b) { } } }
            public void Other() { lock (_gate) { lock (_b) { lock (_a) { } } } }
            """;
        (_, ImmutableArray<Diagnostic> gated) = await FollowAsync(Gated);
        Assert.Empty(gated);
        (_, ImmutableArray<Diagnostic> open) = await FollowAsync(Gated + " public void Top() { Inner(); }");
        Assert.Equal("ELE1002", Assert.Single(open).Id);
    }

    [Theory]
    [InlineData(2, 6, "ELE1002")]
    [InlineData(3, 4, null)]
    public async Task One_of_many_bodies_that_a_call_could_run_is_not_followed_for_it(int types, int expected, string? report)
    {
        string things = string.Concat(Enumerable.Range(0, types).Select(i => $"sealed class T{i}(Subject s) : IThing {{ public void Do() => s.Middle(); }}\n"));
        (int followed, ImmutableArray<Diagnostic> found) = await FollowAsync(things + """
            interface IThing { void Do(); }
            readonly object _a = new(), _b = new();
            void Middle() { lock (_b) { } }
            public void M(IThing thing) { lock (_a) { thing.Do(); } }
            public void N() { lock (_b) { O(); } }
            void O() { lock (_a) { } }
            """, isBare: true);
        Assert.Equal(expected, followed);
        Assert.Equal(report, found.SingleOrDefault()?.Id);
    }

    [Theory]
    [InlineData(9, 11, "ELE1002")]
    [InlineData(10, 3, null)]
    public async Task A_lock_that_is_too_many_calls_away_is_neither_told_nor_followed(int calls, int expected, string? report)
    {
        string chain = string.Concat(Enumerable.Range(1, calls).Select(i => $"void C{i}() {{ {(i == calls ? "lock (_b) { }" : $"C{i + 1}();")} }}\n"));
        (int followed, ImmutableArray<Diagnostic> found) = await FollowAsync(
            "readonly object _a = new(), _b = new(); public void M() { lock (_a) { C1(); } } public void N() { lock (_b) { lock (_a) { } } }\n" + chain, isBare: true);
        Assert.Equal(report, found.SingleOrDefault()?.Id);
        Assert.Equal(expected, followed);
    }

    [Fact]
    public async Task A_handler_of_the_type_itself_is_followed_through_what_it_calls()
    {
        (_, ImmutableArray<Diagnostic> found) = await FollowAsync("""
            readonly object _a = new(), _b = new();
            event System.Action Changed;
            Subject() { Changed += OnChanged; }
            public void M() { lock (_a) { Changed(); } }
            void OnChanged() { Middle(); }
            void Middle() { lock (_b) { } }
            public void N() { lock (_b) { lock (_a) { } } }
            """, isBare: true);
        Assert.Equal("ELE1002", Assert.Single(found).Id);
    }

    [Fact]
    public async Task A_body_that_the_type_of_the_instance_decides_is_followed_among_many()
    {
        string things = string.Concat(Enumerable.Range(0, 3).Select(i => $"sealed class T{i}(Subject s) : IThing {{ public void Do() => s.Middle(); }}\n"));
        (_, ImmutableArray<Diagnostic> found) = await FollowAsync(things + """
            interface IThing { void Do(); }
            readonly object _a = new(), _b = new();
            void Middle() { lock (_b) { } }
            void M(T1 thing) { lock (_a) { ((IThing)thing).Do(); } }
            public void N() { lock (_b) { lock (_a) { } } }
            """, isBare: true);
        Assert.Equal("ELE1002", Assert.Single(found).Id);
    }

    [Fact]
    public async Task A_body_that_returns_a_lock_is_followed_however_far_the_locks_are_that_it_takes()
    {
        const int Far = 12;
        string chain = string.Concat(Enumerable.Range(1, Far).Select(i => $"void C{i}() {{ {(i == Far ? "lock (_c) { }" : $"C{i + 1}();")} }}\n"));
        (_, ImmutableArray<Diagnostic> found) = await FollowAsync("""
            readonly object _a = new(), _b = new(), _c = new();
            object Gate() { C1(); return _a; }
            public void M() { lock (Gate()) { lock (_b) { } } }
            public void N() { lock (_b) { lock (_a) { } } }

            """ + chain, isBare: true);
        Assert.Equal("ELE1002", Assert.Single(found).Id);
    }

    /// <param name="members">The members of a class.</param>
    /// <param name="isBare">Whether the engine's attributes, with which an order is declared, are out of reach.</param>
    private static async Task<(int Followed, ImmutableArray<Diagnostic> Found)> FollowAsync(string members, bool isBare = false)
    {
        int followed = -1;
        var analyzer = new LockOrderAnalyzer { Followed = count => followed = count };
        Compilation compilation = LockSnippet.Compile(File + "class Subject {\n" + members + "\n}");
        compilation = isBare ? compilation.RemoveReferences(LockLibraries.Engine) : compilation;
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([analyzer]).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, each => each.Id == "AD0001");
        return (followed, found);
    }
}
