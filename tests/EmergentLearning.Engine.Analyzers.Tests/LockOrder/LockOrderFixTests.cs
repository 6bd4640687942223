using EmergentLearning.Engine.Analyzers.LockOrder;
using EmergentLearning.Engine.CodeFixes.LockOrder;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>What one key does about locks that are taken in the wrong order, twice, or never given back (ELE1001, 1003, 1005, 1006).</summary>
public sealed class LockOrderFixTests
{
    private const string Ranked = "    [LockRank(\"Outer\")] readonly Lock _outer = new(); [LockRank(\"Inner\")] readonly Lock _inner = new();\n";
    private const string Semaphore = "    readonly SemaphoreSlim _a = new(1, 1);\n";

    [Theory]
    [InlineData(
        "using var i = _inner.EnterScope(); // one\n        using var o = {|ELE1001:_outer.EnterScope()|}; // two",
        "using var o = _outer.EnterScope(); // one\n        using var i = _inner.EnterScope(); // two")]
    [InlineData(
        "lock (_inner)\n        {\n            lock ({|ELE1001:_outer|})\n                Console.WriteLine();\n        }",
        "lock (_outer)\n        {\n            lock (_inner)\n                Console.WriteLine();\n        }")]
    [InlineData(
        "using (_inner.EnterScope())\n        using ({|ELE1001:_outer.EnterScope()|})\n            Console.WriteLine();",
        "using (_outer.EnterScope())\n        using (_inner.EnterScope())\n            Console.WriteLine();")]
    public Task Two_locks_change_places(string before, string after) =>
        Reversed([Order(Ranked + Method("void M()", before))], [Order(Ranked + Method("void M()", after))]);

    [Fact]
    public Task Locks_with_something_in_between_are_left_to_their_author()
    {
        string code = Order(Ranked + Method("void M()", "lock (_inner)\n        {\n            Console.WriteLine();\n            lock ({|ELE1001:_outer|})\n                Console.WriteLine();\n        }"));
        return Reversed([code], [code]);
    }

    [Fact]
    public Task Fix_all_mends_the_order_in_a_project()
    {
        string before = Ranked + Method("void M()", "lock (_inner)\n        lock ({|ELE1001:_outer|})\n            Console.WriteLine();");
        string after = Ranked + Method("void M()", "lock (_outer)\n        lock (_inner)\n            Console.WriteLine();");
        return Reversed([Order(before), Fix<ReversedLocksCodeFix>.Members(before, "D")], [Order(after), Fix<ReversedLocksCodeFix>.Members(after, "D")]);
    }

    [Theory]
    [InlineData("void Add()", "void Flush() { _a.Wait(); _a.Release(); }\n    void FlushLocked() { }\n", "{|ELE1003:Flush()|};", "FlushLocked();")]
    [InlineData(
        "async Task Add()", "async Task FlushAsync() { await _a.WaitAsync(); _a.Release(); }\n    Task FlushLockedAsync() => Task.CompletedTask;\n",
        "await {|ELE1003:FlushAsync()|};", "await FlushLockedAsync();")]
    public Task The_variant_for_holders_is_called(string head, string variants, string before, string after)
    {
        string Code(string call) => Semaphore + "    " + variants + Method(head, "_a.Wait();\n        try { " + call + " } finally { _a.Release(); }");
        return Fix<ReenteredLockCodeFix>.Run(Code(before), Code(after));
    }

    [Fact]
    public Task Without_a_variant_nothing_is_offered() => Fix<ReenteredLockCodeFix>.RunUnfixed(
        Semaphore + "    void Flush() { _a.Wait(); _a.Release(); }\n    int FlushLocked() => 1;\n"
        + Method("void Add()", "_a.Wait();\n        try { {|ELE1003:Flush()|}; } finally { _a.Release(); }"));

    [Theory]
    [InlineData("var held = {|ELE1005:_b.Acquire(T)|}; // one\n        Console.WriteLine(held);", "using var held = _b.Acquire(T); // one\n        Console.WriteLine(held);")]
    [InlineData(
        "{|ELE1005:_a.Wait()|};\n        // one\n        Console.WriteLine();\n        _a.Release();\n        Console.WriteLine();",
        "_a.Wait();\n        try\n        {\n            // one\n            Console.WriteLine();\n        }\n        finally\n        {\n            _a.Release();\n        }\n        Console.WriteLine();")]
    [InlineData(
        "{|ELE1005:Monitor.Enter(_a)|};\n        Console.WriteLine();\n        Monitor.Exit(_a);",
        "Monitor.Enter(_a);\n        try\n        {\n            Console.WriteLine();\n        }\n        finally\n        {\n            Monitor.Exit(_a);\n        }")]
    public Task A_lock_is_released_on_every_path(string before, string after) =>
        Fix<LeakedLockCodeFix>.Run(Fields() + Method("void M()", before), Fields() + Method("void M()", after));

    [Fact]
    public Task A_path_that_releases_by_itself_is_left_to_its_author() => Fix<LeakedLockCodeFix>.RunUnfixed(
        Fields() + Method("void M(bool x)", "{|ELE1005:_a.Wait()|};\n        if (x) { _a.Release(); return; }\n        Console.WriteLine();\n        _a.Release();"));

    [Fact]
    public Task A_reader_that_writes_enters_upgradeable()
    {
        string Code(string read, string write) => "    readonly ReaderWriterLockSlim _a = new();\n" + Method(
            "void M()", $"_a.Enter{read}Lock(); // why\n        try {{ {write}; _a.ExitWriteLock(); }} finally {{ _a.Exit{read}Lock(); }}");
        return Fix<UpgradeCodeFix>.Run(Code("Read", "{|ELE1006:_a.EnterWriteLock()|}"), Code("UpgradeableRead", "_a.EnterWriteLock()"));
    }

    private static Task Reversed(string[] before, string[] after) => Fix<ReversedLocksCodeFix>.RunFiles(before, after);

    private static string Order(string members) =>
        Fix<ReversedLocksCodeFix>.File("[assembly: LockHierarchy(\"Outer\", \"Inner\")]\nclass C\n{\n" + members + "\n}\n");

    private static string Fields() => Semaphore + "    readonly IDistributedLock _b = null!; static readonly TimeSpan T = TimeSpan.FromSeconds(1);\n";

    private static string Method(string head, string statements) => $"    {head}\n    {{\n        {statements}\n    }}";

    private sealed class Fix<TFix>
        where TFix : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new()
    {
        public static Task Run(string before, string after) => LockFix<LockOrderAnalyzer, TFix>.Run(before, after);

        public static Task RunUnfixed(string members) => LockFix<LockOrderAnalyzer, TFix>.RunUnfixed(members);

        public static Task RunFiles(string[] before, string[] after) => LockFix<LockOrderAnalyzer, TFix>.RunFiles(before, after);

        public static string File(string code) => LockFix<LockOrderAnalyzer, TFix>.File(code);

        public static string Members(string members, string name) => LockFix<LockOrderAnalyzer, TFix>.Members(members, name);
    }
}
