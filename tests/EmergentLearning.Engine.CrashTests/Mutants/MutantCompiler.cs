using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.CrashTests.Mutants;

/// <summary>Compiles the engine in memory, with one file changed. Everything else is parsed once. Thread-safe.</summary>
internal sealed class MutantCompiler
{
    private const string AssemblyName = "EmergentLearning.Engine";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.None, preprocessorSymbols:
        ["NET", "NET10_0", "NET5_0_OR_GREATER", "NET6_0_OR_GREATER", "NET7_0_OR_GREATER", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER"]);

    private readonly CSharpCompilation _engine;

    public MutantCompiler()
    {
        IEnumerable<SyntaxTree> trees = EngineSources.Files()
            .Select(path => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(path)), Parsing, path));
        _engine = CSharpCompilation.Create(
            AssemblyName,
            trees,
            References(),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable,
                deterministic: true));
    }

    /// <summary>Writes the engine with a mutation to a path.</summary>
    /// <exception cref="InvalidOperationException">The file has a text not exactly once, or the result does not compile.</exception>
    public void Compile(Mutant mutant, string target)
    {
        string file = Path.Join(EngineSources.Engine, mutant.File);
        SyntaxTree tree = _engine.SyntaxTrees.FirstOrDefault(t => t.FilePath == file)
            ?? throw new InvalidOperationException($"'{mutant.Name}': the engine has no file {mutant.File}. Bring the mutant up to date.");
        string text = Apply(mutant, tree.GetText().ToString());
        Emit(mutant.Name, _engine.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(SourceText.From(text), Parsing, file)), target);
    }

    /// <summary>The text of the mutant's file with its edits.</summary>
    /// <exception cref="InvalidOperationException">The file has a text not exactly once.</exception>
    public static string Apply(Mutant mutant, string text)
    {
        foreach ((string from, string to) in mutant.Edits)
        {
            int found = text.Split(from).Length - 1;
            if (found != 1)
                throw new InvalidOperationException($"'{mutant.Name}': {mutant.File} has this text {found} times and not once. Bring the mutant up to date:\n{from}");
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Writes the engine as it is.</summary>
    public void CompileUnchanged(string target) => Emit("nothing", _engine, target);

    private static void Emit(string name, CSharpCompilation engine, string target)
    {
        using FileStream file = File.Create(target);
        EmitResult result = engine.Emit(file);
        if (!result.Success)
        {
            IEnumerable<Diagnostic> errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5);
            throw new InvalidOperationException($"'{name}' does not compile, so it proves nothing: {string.Join("\n", errors)}");
        }
    }

    /// <summary>The framework that runs this, and the packages that the laboratory runs with.</summary>
    private static IEnumerable<MetadataReference> References() =>
        Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Concat(Directory.EnumerateFiles(EngineSources.Laboratory, "*.dll"))
            .Where(path => !Path.GetFileName(path).StartsWith(AssemblyName, StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
}
