using System.Reflection;
using System.Runtime.CompilerServices;

namespace EmergentLearning.Engine.CrashTests.Mutants;

/// <summary>Where the engine's sources lie, and what the build has made of them.</summary>
internal static class EngineSources
{
    private static readonly string Root = Path.GetFullPath(Path.Join(Here(), "../../.."));

    private static readonly string Output = Path.Join(
        typeof(EngineSources).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration, "net10.0");

    /// <summary>The engine's folder.</summary>
    public static string Engine { get; } = Path.Join(Root, "src/EmergentLearning.Engine");

    /// <summary>The crash laboratory with everything that it needs to run.</summary>
    public static string Laboratory { get; } = Path.Join(Root, "tests/EmergentLearning.Engine.CrashLab/bin", Output);

    /// <summary>All that is compiled: sources, linked sources, and what the build and the SDK's generators have made.</summary>
    public static IEnumerable<string> Files()
    {
        string made = Path.Join(Engine, "obj", Output);
        return Directory.EnumerateFiles(Engine, "*.cs", SearchOption.AllDirectories)
            .Where(path => Path.GetRelativePath(Engine, path).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"))
            .Concat(Directory.EnumerateFiles(Path.Join(Root, "src/Shared/LockOrder"), "*.cs"))
            .Concat(Directory.EnumerateFiles(Path.Join(Root, "src/Shared/WellKnown"), "*.cs"))
            .Concat(Directory.EnumerateFiles(made, "*.cs"))
            .Concat(Directory.EnumerateFiles(Path.Join(made, "generated"), "*.cs", SearchOption.AllDirectories));
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
