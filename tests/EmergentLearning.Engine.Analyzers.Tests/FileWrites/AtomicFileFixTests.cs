using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.Tests.FileWrites;

public sealed class AtomicFileFixTests
{
    [Theory]
    [InlineData("File.WriteAllText(p, t)", "AtomicFile.ReplaceText(p, t)")]
    [InlineData("File.WriteAllText(path: p, contents: t)", "AtomicFile.ReplaceText(p, t)")]
    [InlineData("File.WriteAllText(p, t, new System.Text.UTF8Encoding(false))", "AtomicFile.ReplaceText(p, t)")]
    [InlineData("File.WriteAllText(p, t, System.Text.Encoding.UTF8)", "AtomicFile.ReplaceText(p, t, System.Text.Encoding.UTF8)")]
    [InlineData("File.WriteAllText(p, t, encoding: System.Text.Encoding.Latin1)", "AtomicFile.ReplaceText(p, t, System.Text.Encoding.Latin1)")]
    [InlineData("File.WriteAllLines(p, new[] { t })", "AtomicFile.ReplaceLines(p, new[] { t })")]
    [InlineData("File.WriteAllBytes(p, b)", "AtomicFile.Replace(p, b)")]
    [InlineData("System.IO.File.WriteAllBytes(p, b)", "AtomicFile.Replace(p, b)")]
    [InlineData("File.WriteAllText(/* where */ p, t /* what */)", "AtomicFile.ReplaceText(/* where */ p, t /* what */)")]
    public Task A_call_becomes_the_engines_own(string call, string expected) =>
        FixTest.Run(Statement("[|" + call + "|];", "using EmergentLearning.Engine.Files;\n"), Statement(expected + ";", "using EmergentLearning.Engine.Files;\n"), withEngine: true);

    [Theory]
    [InlineData("await [|File.WriteAllTextAsync(p, t)|];", "AtomicFile.ReplaceText(p, t);")]
    [InlineData("await [|File.WriteAllBytesAsync(p, b)|].ConfigureAwait(false);", "AtomicFile.Replace(p, b);")]
    public Task An_awaited_statement_becomes_a_call(string statement, string expected) =>
        FixTest.Run(Statement(statement, "using EmergentLearning.Engine.Files;\n", "async Task"), Statement(expected, "using EmergentLearning.Engine.Files;\n", "async Task"), withEngine: true);

    [Theory]
    [InlineData("[|File.Create(p)|].WriteByte(1);")]
    [InlineData("[|File.WriteAllTextAsync(p, t)|].Wait();")]
    [InlineData("var task = [|File.WriteAllTextAsync(p, t)|]; task.Wait();")]
    public Task Nothing_is_offered_where_the_meaning_would_change(string statement) =>
        FixTest.RunUnfixed(Statement(statement, ""), withEngine: true);

    [Theory]
    [InlineData("[|File.WriteAllText(contents: t, path: p)|];", "File.WriteAllText(contents: t, path: temporary);")]
    [InlineData("[|File.WriteAllLines(p, new[] { t }, System.Text.Encoding.UTF8)|];", "File.WriteAllLines(temporary, new[] { t }, System.Text.Encoding.UTF8);")]
    [InlineData("[|File.Copy(t, p, true)|];", "File.Copy(t, temporary, true);")]
    public Task A_call_that_the_engine_has_not_goes_to_a_temporary_file(string call, string expected) =>
        FixTest.Run(Statement(call, ""), Statement(Recipe(expected), ""), withEngine: true);

    [Fact]
    public Task A_token_is_not_dropped() => FixTest.Run(
        Statement("await [|File.WriteAllTextAsync(p, t, System.Threading.CancellationToken.None)|];", "", "async Task"),
        Statement(Recipe("await File.WriteAllTextAsync(temporary, t, System.Threading.CancellationToken.None);"), "", "async Task"),
        withEngine: true);

    [Fact]
    public Task Trivia_around_the_statement_stay() => FixTest.Run(
        Statement("// before\n        [|File.WriteAllText(p, t)|]; // after\n        // end", "using EmergentLearning.Engine.Files;\n"),
        Statement("// before\n        AtomicFile.ReplaceText(p, t); // after\n        // end", "using EmergentLearning.Engine.Files;\n"),
        withEngine: true);

    [Fact]
    public Task Expression_bodies_and_lambdas_are_fixed_by_fix_all_in_the_document() => FixTest.Run(
        """
        using System;
        using System.IO;
        class C
        {
            void A(string p, string t) => [|File.WriteAllText(p, t)|];
            Action B(string p, string t) => () => [|File.WriteAllText(p, t)|];
        }
        """,
        """
        using System;
        using System.IO;
        class C
        {
            void A(string p, string t) => EmergentLearning.Engine.Files.AtomicFile.ReplaceText(p, t);
            Action B(string p, string t) => () => EmergentLearning.Engine.Files.AtomicFile.ReplaceText(p, t);
        }
        """,
        withEngine: true);

    [Fact]
    public Task Top_level_statements_are_fixed() => FixTest.Run(
        "using System.IO;\nusing EmergentLearning.Engine.Files;\n\n[|File.WriteAllText(args[0], \"x\")|];\n",
        "using System.IO;\nusing EmergentLearning.Engine.Files;\n\nAtomicFile.ReplaceText(args[0], \"x\");\n",
        withEngine: true, OutputKind.ConsoleApplication);

    [Fact]
    public Task Fix_all_works_over_a_project() => FixTest.RunProject(
        ["class A { void M(string p) { [|System.IO.File.WriteAllText(p, \"x\")|]; } }", "class B { void M(string p) { [|System.IO.File.WriteAllText(p, \"x\")|]; } }"],
        [
            "class A { void M(string p) { EmergentLearning.Engine.Files.AtomicFile.ReplaceText(p, \"x\"); } }",
            "class B { void M(string p) { EmergentLearning.Engine.Files.AtomicFile.ReplaceText(p, \"x\"); } }",
        ],
        withEngine: true);

    private static string Recipe(string write) =>
        $$"""
        {
                    string temporary = p + "." + Path.GetRandomFileName();
                    {{write}}
                    using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.Write))
                        stream.Flush(flushToDisk: true);
                    File.Move(temporary, p, overwrite: true);
                    EmergentLearning.Engine.Files.DirectorySync.Sync(Path.GetDirectoryName(Path.GetFullPath(p))!);
                }
        """;

    private static string Statement(string statement, string usings, string returns = "void") =>
        "using System.IO;\nusing System.Threading.Tasks;\n" + usings
        + "class C\n{\n    " + returns + " M(string p, string t, byte[] b)\n    {\n        " + statement + "\n    }\n}\n";
}
