using System.Collections.Immutable;
using System.Text.RegularExpressions;
using EmergentLearning.Engine.Analyzers.FileWrites;
using EmergentLearning.Engine.Analyzers.Tests.Sqlite;
using EmergentLearning.Engine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Analyzers.Tests.LockOrder;

/// <summary>
/// Compiles a piece of C# that takes locks and runs every lock-order rule on it. A piece is the members of a class; with <c>// file</c> on
/// its first line it is a whole file (<c>// file, program</c>: with statements of its own), and <c>// next file Name.cs</c> begins another.
/// <c>// order A, B</c> declares a hierarchy.
/// </summary>
internal static class LockSnippet
{
    private const string Usings = """
        using System; using System.Collections; using System.Collections.Generic; using System.IO; using System.IO.Abstractions; using System.Linq;
        using System.Threading; using System.Threading.Tasks; using Microsoft.Data.Sqlite; using Microsoft.VisualStudio.Threading;
        using Medallion.Threading; using EmergentLearning.Engine.Locking; using Lib;

        """;

    // Names of their own, so that no other library's rule has to be loaded; whatever helper a rule needs, it brings itself.
    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
    [
        .. typeof(FileWriteAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Where(type => type.Namespace!.StartsWith("EmergentLearning.Engine.Analyzers.LockOrder", StringComparison.Ordinal))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    // The compilations share what has been read of the references, which is most of the time.
    private static CSharpCompilation Empty { get; } = CSharpCompilation.Create(
        "Snippet", [],
        [
            .. References.Framework, .. References.Abstractions, .. SqliteSnippet.Sqlite, LockLibraries.Reference, LockLibraries.Engine,
        ],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    /// <summary>The ids that have at least one rule to report them.</summary>
    public static ImmutableHashSet<string> Implemented { get; } = [.. Rules.SelectMany(rule => rule.SupportedDiagnostics).Select(rule => rule.Id)];

    public static CSharpCompilation Compile(string code)
    {
        CSharpSyntaxTree[] trees = [.. Files(code).Select(file => (CSharpSyntaxTree)CSharpSyntaxTree.ParseText(file.Text, path: file.Name))];
        CSharpCompilation compilation = Empty.AddSyntaxTrees(trees);
        return Has(code, "// file, program")
            ? compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication))
            : compilation;
    }

    /// <summary>Without the engine in reach, as most projects are.</summary>
    public static Compilation CompileBare(string code)
    {
        CSharpCompilation compilation = Compile(code);
        IEnumerable<SyntaxTree> trees = compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(
            tree.ToString().Replace(" using EmergentLearning.Engine.Locking;", "", StringComparison.Ordinal), path: tree.FilePath));
        return compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees).RemoveReferences(LockLibraries.Engine);
    }

    public static async Task<ImmutableArray<Diagnostic>> Analyze(string code, bool mustCompile = true, params (string Key, string Value)[] options)
    {
        CSharpCompilation compilation = Compile(code);
        if (mustCompile)
            Assert.Empty(compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error));
        return await Analyze(compilation, options);
    }

    public static Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation, params (string Key, string Value)[] options) =>
        Analyze(compilation, new AnalyzerOptions([], new FixedOptions(options)));

    /// <summary>With tables of locks beside it.</summary>
    public static Task<ImmutableArray<Diagnostic>> AnalyzeWithTables(string code, params (string Path, string Text)[] tables)
    {
        ImmutableArray<AdditionalText> files = [.. tables.Select(table => new TableText(table.Path, table.Text))];
        return Analyze(Compile(code), new AnalyzerOptions(files, new FixedOptions([])));
    }

    private static async Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation, AnalyzerOptions options)
    {
        var thrown = new List<string>();
        var withAnalyzers = compilation.WithAnalyzers(
            Rules,
            new CompilationWithAnalyzersOptions(
                options,
                (exception, _, _) => { lock (thrown) { thrown.Add(exception.ToString()); } },
                concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> found = await withAnalyzers.GetAnalyzerDiagnosticsAsync();
        Assert.True(thrown.Count == 0, string.Join(Environment.NewLine, thrown));
        return [.. found.OrderBy(each => each.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(each => each.Location.SourceSpan.Start)];
    }

    private static IEnumerable<(string Name, string Text)> Files(string code)
    {
        string order = Regex.Match(code, @"(?m)^// order (.*)$") is { Success: true } found
            ? $"[assembly: LockHierarchy({string.Join(", ", found.Groups[1].Value.Trim().Split(", ").Select(name => $"\"{name}\""))})]\n"
            : "";
        if (!Has(code, "// file"))
        {
            yield return ("Subject.cs", Usings + order + "public class Subject\n{\n" + code + "\n}\n");
            yield break;
        }

        string[] parts = Regex.Split(code, @"(?m)^// next file (\S+)\s*$");
        yield return ("Subject.cs", Usings + order + parts[0]);
        for (int i = 1; i + 1 < parts.Length; i += 2)
            yield return (parts[i], Usings + parts[i + 1]);
    }

    private static bool Has(string code, string line) => Regex.IsMatch(code, "(?m)^" + Regex.Escape(line));

    private sealed class TableText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
