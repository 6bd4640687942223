using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.FileWrites;
using EmergentLearning.Engine.Analyzers.Sqlite;
using EmergentLearning.Engine.Analyzers.Tests.Support;
using EmergentLearning.Engine.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EmergentLearning.Engine.Analyzers.Tests.Sqlite;

/// <summary>Compiles a piece of C# that uses SQLite and runs every SQLite rule on it, the one for managed folders, and the one that it stands in for.</summary>
internal static class SqliteSnippet
{
    /// <summary>What each snippet can use without saying so.</summary>
    public const string Usings = """
        using System; using System.Collections.Generic; using System.Data; using System.Data.Common; using System.IO; using System.Linq;
        using System.IO.Abstractions; using System.IO.Abstractions.TestingHelpers; using System.Text; using System.Threading; using System.Threading.Tasks;
        using Dapper; using Microsoft.Data.Sqlite; using EmergentLearning.Engine.Contracts; using EmergentLearning.Engine.Files;
        using EmergentLearning.Engine.Hosting; using EmergentLearning.Engine.Schema; using EmergentLearning.Engine.Sqlite;

        """;

    /// <summary>As the generator writes a store.</summary>
    private const string Store = """

        [Store(typeof(object))]
        public sealed class Shop(IStore engine)
        {
            public IStore Engine => engine;
            public static Task<Shop> OpenAsync(string root, StoreOptions? options = null) => throw new InvalidOperationException(root);
            public static Shop OpenReadOnly(string root) => throw new InvalidOperationException(root);
        }

        """;

    /// <summary>A project whose MSBuild property names a store's folder.</summary>
    private static readonly (string Key, string Value)[] Project =
        [("build_property.EmergentLearningRoot", "store"), ("build_property.ProjectDir", "/src/app/")];

    public static ImmutableArray<MetadataReference> Sqlite { get; } =
    [
        .. new[] { "Microsoft.Data.Sqlite.dll", "SQLitePCLRaw.core.dll" }
            .Select(file => MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, file))),
        StubLibraries.Reference,
    ];

    private static ImmutableArray<MetadataReference> Engine { get; } =
        [.. References.Abstractions, MetadataReference.CreateFromFile(typeof(NonAtomicWriteAttribute).Assembly.Location)];

    // The compilations share what has been read of the references, which is most of the time.
    private static CSharpCompilation Whole { get; } = Compilation([.. References.Framework, .. Sqlite, .. Engine]);

    public static string Members(string members) => Usings + "public class Subject\n{\n" + members + "\n}\n" + Store;

    public static Task<ImmutableArray<Diagnostic>> Analyze(string members, params (string Key, string Value)[] options) =>
        AnalyzeFile(Members(members), options: options);

    public static async Task<ImmutableArray<Diagnostic>> AnalyzeFile(
        string source, bool mustCompile = true, string path = "Subject.cs", OutputKind kind = OutputKind.DynamicallyLinkedLibrary,
        bool withSqlite = true, bool withEngine = true, params (string Key, string Value)[] options)
    {
        CSharpCompilation compilation = (withSqlite, withEngine) switch
        {
            (true, true) => Whole,
            (true, false) => Compilation([.. References.Framework, .. Sqlite]),
            (false, true) => Compilation([.. References.Framework, .. Engine]),
            _ => Compilation(References.Framework),
        };
        compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, path: path));
        if (kind != OutputKind.DynamicallyLinkedLibrary)
            compilation = compilation.WithOptions(compilation.Options.WithOutputKind(kind));
        if (mustCompile)
            Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);

        var thrown = new List<string>();
        (string, string)[] entries = options.Length == 0 ? Project : options;
        var withAnalyzers = compilation.WithAnalyzers(
            [
                new DeferredWriteAnalyzer(), new WeakSyncAnalyzer(), new SharedCacheAnalyzer(), new ManagedConnectionAnalyzer(),
                new HeldReaderAnalyzer(), new ManagedFolderWriteAnalyzer(), new FileWriteAnalyzer(),
            ],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([], new FixedOptions(entries)),
                (exception, _, _) => { lock (thrown) { thrown.Add(exception.ToString()); } },
                concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        ImmutableArray<Diagnostic> found = await withAnalyzers.GetAnalyzerDiagnosticsAsync();
        Assert.True(thrown.Count == 0, string.Join(Environment.NewLine, thrown));
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start)];
    }

    private static CSharpCompilation Compilation(ImmutableArray<MetadataReference> references) => CSharpCompilation.Create(
        "Snippet", [], references,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
}
