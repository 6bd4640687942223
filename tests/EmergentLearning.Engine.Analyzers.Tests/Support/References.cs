using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace EmergentLearning.Engine.Analyzers.Tests.Support;

/// <summary>What snippets are compiled against: the SDK's reference pack and System.IO.Abstractions, read once.</summary>
internal static class References
{
    public static ReferenceAssemblies Net10 { get; } = new("net10.0");

    public static ImmutableArray<MetadataReference> Framework { get; } =
        [.. Directory.EnumerateFiles(PackDirectory(), "*.dll").Select(file => MetadataReference.CreateFromFile(file))];

    public static ImmutableArray<MetadataReference> Abstractions { get; } =
    [
        // The interfaces live in an assembly of their own, to which System.IO.Abstractions forwards.
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "*Abstractions*.dll")
            .Where(file => Path.GetFileName(file).StartsWith("Test", StringComparison.Ordinal)
                || Path.GetFileName(file).StartsWith("System.IO.Abstractions", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    private static string PackDirectory() => typeof(References).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RefPackDir").Value!;
}
