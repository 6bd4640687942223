using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Benchmarks.Analyzers;

/// <summary>
/// All files of a folder as one compilation, whatever projects they belong to, against the framework and the libraries whose types the
/// rules know. Packages are missing, so it has errors, as half-typed code has.
/// </summary>
internal static class OneCompilation
{
    private const string GlobalUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; " +
        "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly string[] Libraries =
    [
        "Microsoft.Data.Sqlite.dll", "SQLitePCLRaw.core.dll", "System.IO.Abstractions.dll", "TestableIO.System.IO.Abstractions.dll",
        "TestableIO.System.IO.Abstractions.Wrappers.dll",
    ];

    private static readonly CSharpParseOptions Syntax = new(
        LanguageVersion.Preview,
        preprocessorSymbols: ["NET", "NETCOREAPP", "RELEASE", .. Enumerable.Range(5, 6).Select(version => $"NET{version}_0_OR_GREATER")]);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, optimizationLevel: OptimizationLevel.Release);

    private static readonly MetadataReference[] References = [.. FindReferences()];

    /// <summary>The compilation of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="off">Ids that its project switches off, as those of types for evaluation, which are errors otherwise.</param>
    public static CSharpCompilation Of(SourceFolder folder, IEnumerable<string>? off = null) => CSharpCompilation.Create(
        "Folder",
        folder.Files.AsParallel().AsOrdered().Select(file => CSharpSyntaxTree.ParseText(file.Text, Syntax, file.Path))
            .Append(CSharpSyntaxTree.ParseText(GlobalUsings, Syntax, "GlobalUsings.g.cs")),
        References,
        off is null ? Options : Options.WithSpecificDiagnosticOptions(off.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress))));

    private static IEnumerable<MetadataReference> FindReferences()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string web = Path.Combine(framework, "..", "..", "Microsoft.AspNetCore.App", Path.GetFileName(framework));
        IEnumerable<string> shared = Directory.EnumerateFiles(framework, "*.dll")
            .Concat(Directory.Exists(web) ? Directory.EnumerateFiles(web, "*.dll") : []);
        return shared.Where(IsManaged)
            .Concat(Libraries.Select(name => Path.Combine(AppContext.BaseDirectory, name)).Where(File.Exists))
            .Select(path => MetadataReference.CreateFromFile(path));
    }

    private static bool IsManaged(string path) => Path.GetFileName(path) is var name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal)
            || name is "netstandard.dll" or "mscorlib.dll" or "WindowsBase.dll")
        && !name.Contains("Native", StringComparison.Ordinal);
}
