using EmergentLearning.Engine.Analyzers.FileWrites;
using EmergentLearning.Engine.CodeFixes.FileWrites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace EmergentLearning.Engine.Analyzers.Tests.Support;

/// <summary>Applies the code fix, compiles the result and sees that the report is gone; one by one and with Fix All.</summary>
internal sealed class FixTest : CSharpCodeFixTest<FileWriteAnalyzer, WholeFileOverwriteCodeFix, DefaultVerifier>
{
    private FixTest(bool withEngine)
    {
        ReferenceAssemblies = References.Net10;
        // The harness's own pragmas give no reason, which is ELE2017.
        TestBehaviors |= TestBehaviors.SkipSuppressionCheck;
        // The markup names no id: ELE2001. Without the engine nothing can sync a directory, so the recipe ends with that advice.
        MarkupOptions = MarkupOptions.UseFirstDescriptor;
        DisabledDiagnostics.Add("ELE2004");
        // Two files that were overwritten one after the other are still two.
        DisabledDiagnostics.Add("ELE2016");
        TestState.AdditionalReferences.AddRange(References.Framework);
        FixedState.AdditionalReferences.AddRange(References.Framework);
        BatchFixedState.AdditionalReferences.AddRange(References.Framework);
        if (!withEngine)
            return;
        SolutionTransforms.Add((solution, project) => solution.AddMetadataReference(project, EngineStub.Reference));
    }

    /// <summary><paramref name="source"/> marks each report with <c>[|…|]</c>.</summary>
    public static Task Run(
        string source, string expected, bool withEngine, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, int? iterations = null)
    {
        var test = new FixTest(withEngine) { TestCode = source, FixedCode = expected, NumberOfFixAllIterations = iterations };
        test.TestState.OutputKind = kind;
        test.FixedState.OutputKind = kind;
        return test.RunAsync();
    }

    /// <summary>Nothing is offered.</summary>
    public static Task RunUnfixed(string source, bool withEngine) => Run(source, source, withEngine);

    /// <summary>Several files of one project, all fixed at once.</summary>
    public static Task RunProject(string[] sources, string[] expected, bool withEngine)
    {
        var test = new FixTest(withEngine);
        test.TestState.Sources.AddRange(sources.Select((text, i) => ($"/0/Test{i}.cs", Microsoft.CodeAnalysis.Text.SourceText.From(text))));
        test.FixedState.Sources.AddRange(expected.Select((text, i) => ($"/0/Test{i}.cs", Microsoft.CodeAnalysis.Text.SourceText.From(text))));
        return test.RunAsync();
    }
}
