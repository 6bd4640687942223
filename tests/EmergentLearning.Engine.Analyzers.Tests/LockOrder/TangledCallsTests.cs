using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>Methods that call each other in knots: which of many ways to a lock is shown follows from the code, and not from how it was gone through.</summary>
public sealed class TangledCallsTests
{
    [Theory]
    [InlineData("P(); Q();", "P")]
    [InlineData("Q(); P();", "Q")]
    public async Task Of_ways_that_are_equally_short_the_first_call_is_shown(string calls, string shown)
    {
        foreach (string methods in new[] { "void P() { M(); R(); } void Q() { M(); R(); }", "void Q() { M(); R(); } void P() { M(); R(); }" })
        {
            Diagnostic found = Assert.Single(await LockSnippet.Analyze(
                "readonly object _a = new(), _b = new(); public void M() { lock (_a) { " + calls + " } } " + methods
                + " void R() { lock (_b) { } M(); } public void N() { lock (_b) { lock (_a) { } } }"));
            Assert.Contains($"→ Subject.{shown} Subject.cs:", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("P(); Q();", "P")]
    [InlineData("Q(); P();", "Q")]
    public async Task Of_ways_that_part_further_down_the_first_call_is_shown_too(string calls, string shown)
    {
        foreach (string methods in new[] { "void P() { R(); M(); } void Q() { R(); M(); }", "void Q() { R(); M(); } void P() { R(); M(); }" })
        {
            foreach (string end in new[] { "void R() { S(); M(); } void S() { lock (_b) { } M(); }", "void S() { lock (_b) { } M(); } void R() { S(); M(); }" })
            {
                Diagnostic found = Assert.Single(await LockSnippet.Analyze(
                    "readonly object _a = new(), _b = new(); public void M() { lock (_a) { X(); } } void X() { " + calls + " M(); } " + methods + end
                    + " public void N() { lock (_b) { lock (_a) { } } }"));
                Assert.Contains($"→ Subject.{shown} Subject.cs:", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_shorter_way_is_shown_wherever_it_stands()
    {
        string[] chain = [.. Enumerable.Range(0, 8).Select(i => $"void L{i}() {{ {(i == 7 ? "T" : "L" + (i + 1))}(); M(); }} ")];
        foreach (IEnumerable<string> order in new[] { chain, chain.Reverse() })
        {
            Diagnostic found = Assert.Single(await LockSnippet.Analyze(
                "readonly object _a = new(), _b = new(); public void M() { lock (_a) { L0(); S(); } } " + string.Concat(order)
                + "void S() { T(); M(); } void T() { lock (_b) { } M(); } public void N() { lock (_b) { lock (_a) { } } }"));
            string message = found.GetMessage(CultureInfo.InvariantCulture);
            Assert.Contains("→ Subject.S Subject.cs:", message, StringComparison.Ordinal);
            Assert.DoesNotContain("Subject.L", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Reports_do_not_depend_on_the_order_of_the_files()
    {
        CSharpCompilation compilation = LockSnippet.Compile(Knot(methods: 240, locks: 12));
        ImmutableArray<SyntaxTree> trees = compilation.SyntaxTrees;
        string[] first = await ReportsOf(compilation);
        // Each two of the locks are taken in both orders.
        Assert.Equal(12 * 11 / 2, first.Length);
        for (int turn = 1; turn < trees.Length; turn += 3)
        {
            IEnumerable<SyntaxTree> turned = trees.Skip(turn).Concat(trees.Take(turn));
            CSharpCompilation other = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(turn % 2 == 0 ? turned : turned.Reverse());
            Assert.Equal(first, await ReportsOf(other));
        }
    }

    private static async Task<string[]> ReportsOf(CSharpCompilation compilation) =>
        [.. (await LockSnippet.Analyze(compilation)).Select(found => found.Id + found.GetMessage(CultureInfo.InvariantCulture)
            + string.Concat(found.AdditionalLocations.Select(place => place.GetLineSpan()))).Order(StringComparer.Ordinal)];

    /// <summary>A file and a lock for each class; every other method takes the lock of its class, and each calls three others.</summary>
    private static string Knot(int methods, int locks)
    {
        var code = new StringBuilder("// file\n");
        uint random = 7;
        for (int number = 0; number < locks; number++)
        {
            if (number > 0)
                code.Append(CultureInfo.InvariantCulture, $"// next file Class{number:00}.cs\n");
            code.Append(CultureInfo.InvariantCulture, $"static class Class{number}\n{{\n    static readonly object Gate = new();\n");
            for (int method = number * methods / locks; method < (number + 1) * methods / locks; method++)
            {
                string calls = string.Concat(Enumerable.Range(0, 3).Select(_ => Call(Next(ref random) % (uint)methods, methods, locks)));
                string body = method % 2 == 0 ? $"lock (Gate) {{ {calls}}}" : calls;
                code.Append(CultureInfo.InvariantCulture, $"    public static void Method{method}(int depth) {{ {body} }}\n");
            }

            code.Append("}\n");
        }

        return code.ToString();
    }

    private static string Call(uint method, int methods, int locks) =>
        string.Create(CultureInfo.InvariantCulture, $"if (depth > 0) Class{method * locks / methods}.Method{method}(depth - 1); ");

    /// <summary>Numerical Recipes' linear congruential generator: the same numbers in every run.</summary>
    private static uint Next(ref uint state) => (state = (state * 1_664_525) + 1_013_904_223) >> 8;
}
