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
        using System.Xml; using System.Xml.Linq; using Microsoft.Win32.SafeHandles; using EmergentLearning.Engine.Files; using EmergentLearning.Engine.Locking; using EmergentLearning.Engine.Schema;
        using System.Runtime.InteropServices; using System.Text.Json.Nodes;

        """;

    private static readonly MetadataReference[] All =
        [.. References.Framework, .. References.Abstractions, MetadataReference.CreateFromFile(typeof(NonAtomicWriteAttribute).Assembly.Location)];

    /// <summary>What a snippet is compiled against.</summary>
    public static IReadOnlyList<MetadataReference> AllReferences => All;

    /// <summary>The framework and nothing else.</summary>
    public static IReadOnlyList<MetadataReference> ReferencesAlone { get; } = [.. References.Framework];

    /// <summary>Members of a class, with every name space at hand that a file write could need.</summary>
    public static string Members(string members) => Usings + "public class Subject\n{\n" + members + "\n}\n";

    /// <summary>A whole file: what stands in the snippet, under the same name spaces.</summary>
    public static string File(string code) => Usings + code;

    public static Task<ImmutableArray<Diagnostic>> Analyze(string members, params (string Key, string Value)[] options) =>
        AnalyzeFile(Members(members), mustCompile: true, options: options);

    public static Task<ImmutableArray<Diagnostic>> AnalyzeFile(
        string source, bool mustCompile, string path = "Subject.cs", OutputKind kind = OutputKind.DynamicallyLinkedLibrary,
        params (string Key, string Value)[] options) => Analyze([source], All, mustCompile, path, kind, options);

    /// <summary>A project that references the framework and nothing else.</summary>
    public static Task<ImmutableArray<Diagnostic>> AnalyzeAlone(string source) =>
        Analyze([source], [.. References.Framework], mustCompile: true, "Subject.cs", OutputKind.DynamicallyLinkedLibrary, []);

    /// <summary>Several files of one project.</summary>
    public static Task<ImmutableArray<Diagnostic>> AnalyzeFiles(params string[] sources) =>
        Analyze(sources, All, mustCompile: true, "Subject.cs", OutputKind.DynamicallyLinkedLibrary, []);

    private static async Task<ImmutableArray<Diagnostic>> Analyze(
        string[] sources, MetadataReference[] references, bool mustCompile, string path, OutputKind kind, (string Key, string Value)[] options)
    {
        var compilation = CSharpCompilation.Create(
            "Snippet", sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, path: i == 0 ? path : i + path)), references,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        if (mustCompile)
            Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);

        var thrown = new List<string>();
        var withAnalyzers = compilation.WithAnalyzers(
            [new FileWriteAnalyzer()],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([], new FixedOptions(options)),
                (exception, _, _) => { lock (thrown) { thrown.Add(exception.ToString()); } },
                concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> found = await withAnalyzers.GetAnalyzerDiagnosticsAsync();
        Assert.Empty(thrown);
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start)];
    }
}
