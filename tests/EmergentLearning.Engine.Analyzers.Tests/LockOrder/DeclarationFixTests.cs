using Fix = EmergentLearning.Engine.Analyzers.Tests.LockOrder.LockFix<
    EmergentLearning.Engine.Analyzers.LockOrder.Declarations.LockDeclarationAnalyzer, EmergentLearning.Engine.CodeFixes.LockOrder.RedundantDeclarationCodeFix>;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>What one key does about a declaration that says nothing new (ELE1020).</summary>
public sealed class DeclarationFixTests
{
    private const string Order = "[assembly: LockHierarchy(\"Outer\", \"Inner\")]\n";

    [Theory]
    [InlineData("class C { [{|ELE1020:RequiresLock(\"Inner\", \"Inner\")|}] void M() { } }", "class C { [RequiresLock(\"Inner\")] void M() { } }")]
    [InlineData(
        "// one\n[LockRank(\"Outer\"), {|ELE1020:AcquiredBefore(\"Inner\")|}]\nsealed class A { }", "// one\n[LockRank(\"Outer\")]\nsealed class A { }")]
    [InlineData(
        "[LockRank(\"Outer\")]\n[{|ELE1020:AcquiredBefore(\"Inner\")|}]\nsealed class A { }", "[LockRank(\"Outer\")]\nsealed class A { }")]
    [InlineData(
        "[LockRank(\"Outer\")] sealed class A { }\nclass C\n{\n    // why\n    [{|ELE1020:LockRank(\"Outer\")|}]\n    readonly A _a = new();\n}",
        "[LockRank(\"Outer\")] sealed class A { }\nclass C\n{\n    // why\n    readonly A _a = new();\n}")]
    public Task It_goes(string before, string after) => Fix.RunFiles([Fix.File(Order + before)], [Fix.File(Order + after)]);

    [Fact]
    public Task Fix_all_mends_a_project() => Fix.RunFiles(
        [Fix.File(Order + "[LockRank(\"Outer\"), {|ELE1020:AcquiredBefore(\"Inner\")|}] sealed class A { }"), Fix.File("class C { [{|ELE1020:RequiresLock(\"Inner\", \"Inner\")|}] void M() { } }")],
        [Fix.File(Order + "[LockRank(\"Outer\")] sealed class A { }"), Fix.File("class C { [RequiresLock(\"Inner\")] void M() { } }")]);
}
