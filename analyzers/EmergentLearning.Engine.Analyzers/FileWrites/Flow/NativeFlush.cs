using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>The operating system's own calls that make a file or a directory durable.</summary>
internal static class NativeFlush
{
    public static bool Is(IMethodSymbol method, FileWriteSymbols symbols) =>
        EntryPoint(method, symbols) is "fsync" or "fdatasync" or "FlushFileBuffers" or "NtFlushBuffersFileEx";

    /// <summary>The name of the native function, however it is imported; null for a method that is not native.</summary>
    private static string? EntryPoint(IMethodSymbol method, FileWriteSymbols symbols)
    {
        if (method.GetDllImportData() is { } import)
            return import.EntryPointName ?? method.Name;
        if (!method.IsPartialDefinition && method.PartialDefinitionPart is null)
            return null;
        AttributeData? library = (method.PartialDefinitionPart ?? method).GetAttributes().FirstOrDefault(
            attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, symbols.LibraryImport));
        return library is null
            ? null
            : library.NamedArguments.FirstOrDefault(argument => argument.Key == "EntryPoint").Value.Value as string ?? method.Name;
    }
}
