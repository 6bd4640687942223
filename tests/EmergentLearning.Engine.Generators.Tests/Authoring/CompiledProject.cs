using EmergentLearning.Engine.Authoring;
using EmergentLearning.Engine.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Generators.Tests.Authoring;

/// <summary>A project that is compiled as the build compiles it: sources on disk, and an assembly.</summary>
internal sealed class CompiledProject : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("elf authoring ö ");

    public string Assembly => Path.Combine(_folder.FullName, "Test.dll");

    public string Source => Path.Combine(_folder.FullName, "Store.cs");

    public string Lock => Path.Combine(_folder.FullName, "schema.lock.json");

    public string Migrations(string store) => Path.Combine(_folder.FullName, "migrations", store);

    /// <summary>Compiles the source, with the lock and the migrations that lie in the folder.</summary>
    /// <param name="source">The source; it is written to disk as it is.</param>
    /// <param name="pathMap">What the compiler calls the folder, or <see langword="null"/> for its name.</param>
    public CompiledProject Compile(string source, string? pathMap = null)
    {
        string text = "using System; using System.Collections.Generic; using EmergentLearning.Engine.Contracts; using EmergentLearning.Engine.Schema;\n" + source;
        File.WriteAllText(Source, text);
        CSharpCompilation compilation = Generation.Compile().AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, path: Source));
        if (pathMap is not null)
        {
            compilation = compilation.WithOptions(compilation.Options.WithSourceReferenceResolver(
                new SourceFileResolver([], _folder.FullName, [new(_folder.FullName + "/", pathMap)])));
        }

        GenerationResult result = Generation.Run(compilation, AdditionalFiles(), isAdding: true);
        Assert.Empty(result.Diagnostics);
        using FileStream file = File.Create(Assembly);
        Assert.Empty(result.Output.Emit(file).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return this;
    }

    public IReadOnlyList<AdditionalText> AdditionalFiles() =>
        [.. Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".json" or ".sql")
            .Select(path => new FileText(path, File.ReadAllText(path)))];

    public IReadOnlyList<SchemaFinding> Verify(string? pathMap = null) => SchemaVerifier.Verify(Assembly, lockFile: null, pathMap).Findings;

    public IReadOnlyList<SchemaFinding> VerifyWithLock() => SchemaVerifier.Verify(Assembly, Lock).Findings;

    public void Dispose() => _folder.Delete(recursive: true);
}
