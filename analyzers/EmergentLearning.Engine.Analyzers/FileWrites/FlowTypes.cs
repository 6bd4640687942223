using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>The types whose values the flow analysis follows; immutable.</summary>
internal sealed class FlowTypes
{
    private readonly INamedTypeSymbol?[] _writers;
    private readonly INamedTypeSymbol?[] _leaveOpen;
    private readonly INamedTypeSymbol?[] _abstract;
    private readonly INamedTypeSymbol?[] _tasks;

    public FlowTypes(Compilation compilation, INamedTypeSymbol? stream)
    {
        INamedTypeSymbol?[] leaveOpen = Types(compilation, "System.Xml.XmlWriter", "System.Text.Json.Utf8JsonWriter", "System.IO.Pipelines.PipeWriter");
        INamedTypeSymbol?[] writers = Types(
            compilation, "System.IO.TextWriter", "System.IO.BinaryWriter", "System.IO.Compression.ZipArchive", "System.Formats.Tar.TarWriter",
            "Microsoft.Win32.SafeHandles.SafeFileHandle", "System.IO.MemoryMappedFiles.MemoryMappedFile");
        _leaveOpen = leaveOpen;
        _writers = [stream, .. writers, .. leaveOpen];
        _abstract = [stream, .. Types(compilation, "System.IO.TextWriter", "System.IO.StreamWriter", "System.IO.BinaryWriter"), .. leaveOpen];
        _tasks = Types(compilation, "System.Threading.Tasks.Task`1", "System.Threading.Tasks.ValueTask`1");
    }

    public bool IsFollowed(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { IsGenericType: true, TypeArguments.Length: 1 } task && Contains(_tasks, task.OriginalDefinition))
            type = task.TypeArguments[0];
        return type?.SpecialType == SpecialType.System_String || IsWriter(type);
    }

    public bool IsWriter(ITypeSymbol? type) => type is { TypeKind: TypeKind.Class } && _writers.Any(writer => FileWriteSymbols.DerivesFrom(type, writer));

    public bool ClosesInner(ITypeSymbol? type) => !_leaveOpen.Any(writer => FileWriteSymbols.DerivesFrom(type, writer));

    public bool CannotFlushToDisk(ITypeSymbol type) => Contains(_abstract, type);

    public static bool IsFramework(IMethodSymbol method)
    {
        // A delegate of the framework's runs anybody's code.
        if (method.DeclaringSyntaxReferences.Length > 0 || method.MethodKind == MethodKind.DelegateInvoke)
            return false;
        INamespaceSymbol? root = method.ContainingNamespace;
        while (root is { ContainingNamespace: { IsGlobalNamespace: false } outer })
            root = outer;
        return root?.Name is "System" or "Microsoft";
    }

    private static bool Contains(INamedTypeSymbol?[] types, ITypeSymbol type) =>
        types.Any(one => one is not null && SymbolEqualityComparer.Default.Equals(one, type));

    private static INamedTypeSymbol?[] Types(Compilation compilation, params string[] names) => [.. names.Select(compilation.GetTypeByMetadataName)];
}
