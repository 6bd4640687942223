using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Analyzers.Tests.Sqlite;

/// <summary>Applies a fix, compiles the result and sees that the report is gone; one by one and with Fix All.</summary>
internal sealed class SqliteFix<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private SqliteFix()
    {
        ReferenceAssemblies = References.Net10;
        foreach (SolutionState state in new[] { TestState, FixedState, BatchFixedState })
        {
            state.AdditionalReferences.AddRange(References.Framework);
            state.AdditionalReferences.AddRange(SqliteSnippet.Sqlite);
        }
    }

    /// <summary>Statements of a method with a connection <c>c</c> and a command <c>k</c>; <c>[|…|]</c> marks each report.</summary>
    public static Task Run(string before, string after) => RunFiles([Method(before)], [Method(after)]);

    /// <summary>Nothing is offered.</summary>
    public static Task RunUnfixed(string statements) => Run(statements, statements);

    /// <summary>Several files of one project, all fixed at once.</summary>
    public static Task RunFiles(string[] sources, string[] expected)
    {
        var test = new SqliteFix<TAnalyzer, TFix>();
        test.TestState.Sources.AddRange(sources.Select((text, i) => ($"/0/Test{i}.cs", SourceText.From(text))));
        test.FixedState.Sources.AddRange(expected.Select((text, i) => ($"/0/Test{i}.cs", SourceText.From(text))));
        return test.RunAsync();
    }

    public static string Method(string statements) =>
        "using System.Data;\nusing System.Threading.Tasks;\nusing Dapper;\nusing Microsoft.Data.Sqlite;\nclass C\n{\n    async Task M(SqliteConnection c, SqliteCommand k)\n    {\n"
        + statements + "\n        await Task.Yield();\n    }\n}\n";
}
