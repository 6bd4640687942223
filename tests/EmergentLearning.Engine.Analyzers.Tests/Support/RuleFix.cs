using EmergentLearning.Engine.Analyzers.FileWrites;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace EmergentLearning.Engine.Analyzers.Tests.Support;

/// <summary>Applies one rule's fix, one by one and with Fix All, compiles the result and sees that the report is gone.</summary>
internal sealed class RuleFix<TFix> : CSharpCodeFixTest<FileWriteAnalyzer, TFix, DefaultVerifier>
    where TFix : CodeFixProvider, new()
{
    private const string NoDirectorySync = "ELE2004";

    private RuleFix(bool withEngine)
    {
        ReferenceAssemblies = References.Net10;
        // The harness's own pragmas give no reason, which is ELE2017.
        TestBehaviors |= TestBehaviors.SkipSuppressionCheck;
        TestState.AdditionalReferences.AddRange(References.Framework);
        FixedState.AdditionalReferences.AddRange(References.Framework);
        BatchFixedState.AdditionalReferences.AddRange(References.Framework);
        // Advice that is there before and after; the tests of its own fix want it.
        if (!new TFix().FixableDiagnosticIds.Contains(NoDirectorySync))
            DisabledDiagnostics.Add(NoDirectorySync);
        if (withEngine)
            SolutionTransforms.Add((solution, project) => solution.AddMetadataReference(project, EngineStub.Reference));
    }

    /// <summary>Statements of a method with the parameters <c>string p, byte[] b</c>; <c>{|ELE2003:…|}</c> marks a report.</summary>
    public static Task Run(string statements, string expected, bool withEngine = false) => RunFile(Method(statements), Method(expected), withEngine);

    /// <summary>Nothing is offered.</summary>
    public static Task RunUnfixed(string statements, bool withEngine = false) => Run(statements, statements, withEngine);

    public static Task RunFile(string source, string expected, bool withEngine = false) =>
        new RuleFix<TFix>(withEngine) { TestCode = source, FixedCode = expected }.RunAsync();

    /// <summary>Several files of one project, all fixed at once.</summary>
    public static Task RunProject(string[] sources, string[] expected, bool withEngine = false)
    {
        var test = new RuleFix<TFix>(withEngine);
        test.TestState.Sources.AddRange(sources.Select((text, i) => ($"/0/Test{i}.cs", Microsoft.CodeAnalysis.Text.SourceText.From(text))));
        test.FixedState.Sources.AddRange(expected.Select((text, i) => ($"/0/Test{i}.cs", Microsoft.CodeAnalysis.Text.SourceText.From(text))));
        return test.RunAsync();
    }

    private static string Method(string statements) =>
        "using System;\nusing System.IO;\nusing EmergentLearning.Engine.Files;\n\nclass C\n{\n    void M(string p, byte[] b)\n    {\n"
        + string.Concat(statements.ReplaceLineEndings("\n").Split('\n').Select(line => line.Length == 0 ? "\n" : "        " + line + "\n"))
        + "    }\n}\n\nnamespace EmergentLearning.Engine.Files { }\n";
}
