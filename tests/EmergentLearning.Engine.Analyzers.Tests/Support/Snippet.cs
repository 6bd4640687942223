using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.FileWrites;
using EmergentLearning.Engine.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.Tests.Support;

/// <summary>Compiles a piece of C# and runs the analyzer on it.</summary>
internal static class Snippet
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.IO; using System.IO.Compression; using System.IO.MemoryMappedFiles;
        using System.IO.Abstractions; using System.IO.Abstractions.TestingHelpers; using System.Linq; using System.Linq.Expressions;
        using System.Security.Cryptography; using System.Text; using System.Text.Json; using System.Threading; using System.Threading.Tasks;
        using System.Xml; using System.Xml.Linq; using Microsoft.Win32.SafeHandles; using EmergentLearning.Engine.Schema;

        """;

    private static readonly MetadataReference[] All =
        [.. References.Framework, .. References.Abstractions, MetadataReference.CreateFromFile(typeof(NonAtomicWriteAttribute).Assembly.Location)];

    /// <summary>Members of a class, with every name space at hand that a file write could need.</summary>
    public static string Members(string members) => Usings + "public class Subject\n{\n" + members + "\n}\n";

    public static Task<ImmutableArray<Diagnostic>> Analyze(string members, params (string Key, string Value)[] options) =>
        AnalyzeFile(Members(members), mustCompile: true, options: options);

    public static async Task<ImmutableArray<Diagnostic>> AnalyzeFile(
        string source, bool mustCompile, string path = "Subject.cs", OutputKind kind = OutputKind.DynamicallyLinkedLibrary,
        params (string Key, string Value)[] options)
    {
        var compilation = CSharpCompilation.Create(
            "Snippet", [CSharpSyntaxTree.ParseText(source, path: path)], All,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        if (mustCompile)
            Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);

        var thrown = new List<string>();
        var withAnalyzers = compilation.WithAnalyzers(
            [new WholeFileOverwriteAnalyzer()],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([], new FixedOptions(options)),
                (exception, _, _) => { lock (thrown) { thrown.Add(exception.ToString()); } },
                concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> found = await withAnalyzers.GetAnalyzerDiagnosticsAsync();
        Assert.Empty(thrown);
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start)];
    }
}
