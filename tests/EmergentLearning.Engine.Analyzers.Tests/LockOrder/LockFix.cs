using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>
/// Applies the fix of one rule, compiles the result and sees that the report is gone; one by one and with Fix All. Other rules of the same
/// analyzer do not run.
/// </summary>
internal sealed class LockFix<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.IO; using System.Threading; using System.Threading.Tasks;
        using Medallion.Threading; using EmergentLearning.Engine.Locking; using Lib;

        """;

    private LockFix()
    {
        ReferenceAssemblies = References.Net10;
        MarkupOptions = MarkupOptions.UseFirstDescriptor;
        CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipLocalDiagnosticCheck;
        foreach (SolutionState state in new[] { TestState, FixedState, BatchFixedState })
        {
            state.AdditionalReferences.AddRange(References.Framework);
            state.AdditionalReferences.Add(LockLibraries.Reference);
            // The harness takes another instance for another reference.
            state.AdditionalReferences.Add(LockLibraries.Engine);
        }

        string[] fixable = [.. new TFix().FixableDiagnosticIds];
        DisabledDiagnostics.AddRange(new TAnalyzer().SupportedDiagnostics.Select(rule => rule.Id).Distinct().Except(fixable));
    }

    /// <summary>Members of a class; <c>{|ELE1015:…|}</c> marks each report.</summary>
    public static Task Run(string before, string after) => RunFiles([Members(before)], [Members(after)]);

    /// <summary>Nothing is offered.</summary>
    public static Task RunUnfixed(string members) => Run(members, members);

    /// <summary>Several files of one project, all fixed at once.</summary>
    public static Task RunFiles(string[] sources, string[] expected)
    {
        var test = new LockFix<TAnalyzer, TFix>();
        test.TestState.Sources.AddRange(sources.Select((text, i) => ($"/0/Test{i}.cs", SourceText.From(text))));
        test.FixedState.Sources.AddRange(expected.Select((text, i) => ($"/0/Test{i}.cs", SourceText.From(text))));
        return test.RunAsync();
    }

    /// <summary>A whole file.</summary>
    public static string File(string code) => Usings + code.ReplaceLineEndings("\n");

    public static string Members(string members, string name = "C") => File($"class {name}\n{{\n" + members + "\n}\n");
}
