using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Generators.Tests.Infrastructure;

/// <summary>Runs the generator on source text.</summary>
internal static class Generation
{
    private const string Usings = "using System; using System.Collections.Generic; using EmergentLearning.Engine.Contracts; using EmergentLearning.Engine.Schema;\n";

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path.Contains("System.", StringComparison.Ordinal) || path.Contains("EmergentLearning.Engine.dll", StringComparison.Ordinal)
                || path.EndsWith("mscorlib.dll", StringComparison.Ordinal) || path.EndsWith("netstandard.dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A compilation of the sources, with the usual usings on one line before each.</summary>
    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Test",
        sources.Select((source, i) => Parse(source, $"/src/File{i}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(Usings + source, path: path);

    public static GeneratorDriver CreateDriver(IEnumerable<AdditionalText>? files = null, bool isAdding = false) => CSharpGeneratorDriver.Create(
        [new EngineGenerator().AsSourceGenerator()],
        files,
        optionsProvider: new BuildProperties(isAdding),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator; an exception of it fails the test.</summary>
    public static GenerationResult Run(params string[] sources) => Run(Compile(sources));

    /// <summary>Runs the generator beside additional files; an exception of it fails the test.</summary>
    public static GenerationResult Run(Compilation compilation, IEnumerable<AdditionalText>? files = null, bool isAdding = false)
    {
        GeneratorDriver driver = CreateDriver(files, isAdding).RunGeneratorsAndUpdateCompilation(
            compilation, out Compilation output, out ImmutableArray<Diagnostic> diagnostics);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id is "CS8785" or "CS8784");
        return new GenerationResult([.. diagnostics.Where(diagnostic => !diagnostic.IsSuppressed)], output, [.. result.GeneratedSources.Select(source => source.SourceText.ToString())]);
    }
}
