using System.Reflection;
using EmergentLearning.Engine.Architecture.Tests.Repository;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Architecture.Tests.Locks;

/// <summary>The engine as the compiler sees it: its sources, what is linked into it, and what the SDK's generators made in the build.</summary>
internal static class EngineCompilation
{
    private const string Name = "EmergentLearning.Engine";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.None, preprocessorSymbols: ["NET", "NET10_0", "NET10_0_OR_GREATER"]);

    private static readonly string Output = Path.Combine(
        typeof(EngineCompilation).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration, "net10.0");

    /// <summary>Compiles the sources, each as it is or as it is changed.</summary>
    public static Compilation Create(Func<string, string, string>? change = null) => CSharpCompilation.Create(
        Name,
        Files().Select(path => Parse(path, change)),
        Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Concat(Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll"))
            .Where(path => !Path.GetFileName(path).StartsWith(Name, StringComparison.Ordinal) && IsManaged(path))
            .DistinctBy(Path.GetFileName)
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    private static SyntaxTree Parse(string path, Func<string, string, string>? change)
    {
        string text = File.ReadAllText(path);
        return CSharpSyntaxTree.ParseText(SourceText.From(change?.Invoke(Path.GetFileName(path), text) ?? text), Parsing, path);
    }

    private static IEnumerable<string> Files()
    {
        string made = Path.Combine(Checkout.Full("src/EmergentLearning.Engine/obj"), Output);
        return Checkout.Files
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .Where(file => file.StartsWith("src/EmergentLearning.Engine/", StringComparison.Ordinal)
                || file.StartsWith("src/Shared/LockOrder/", StringComparison.Ordinal)
                || file.StartsWith("src/Shared/WellKnown/", StringComparison.Ordinal))
            .Select(Checkout.Full)
            .Concat(Directory.EnumerateFiles(made, "*.cs"))
            .Concat(Directory.EnumerateFiles(Path.Combine(made, "generated"), "*.cs", SearchOption.AllDirectories));
    }

    private static bool IsManaged(string path)
    {
        try
        {
            return AssemblyName.GetAssemblyName(path).Name is not null;
        }
        catch (BadImageFormatException)
        {
            // A native library lies beside the managed ones.
            return false;
        }
    }
}
