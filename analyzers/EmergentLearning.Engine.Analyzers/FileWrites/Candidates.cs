using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>The cheap question that comes before everything else: does this operation change files, or a stream on its way to one?</summary>
internal static class Candidates
{
    /// <summary>The kinds of operations that can be one.</summary>
    public static KindSet Kinds { get; } = KindSet.Of(OperationKind.Invocation, OperationKind.ObjectCreation);

    public static bool Is(IOperation operation, FileWriteSymbols symbols) => operation switch
    {
        IInvocationOperation call => symbols.FamilyOf(call.TargetMethod.ContainingType) switch
        {
            TypeFamily.File or TypeFamily.FileInfo or TypeFamily.Directory or TypeFamily.DirectoryInfo => !IsRead(call.TargetMethod.Name),
            // Whoever only writes elements was given the writer, and who opened it is asked.
            TypeFamily.XmlWriter => call.TargetMethod.IsStatic,
            TypeFamily.XmlDocument => call.TargetMethod.Name.StartsWith("Save", StringComparison.Ordinal),
            TypeFamily.FileStreamFactory or TypeFamily.ZipFile or TypeFamily.MemoryMappedFile or TypeFamily.AtomicFile => true,
            TypeFamily.RandomAccess => call.TargetMethod.Name == "FlushToDisk",
            _ => IsFlushToDisk(call, symbols),
        },
        IObjectCreationOperation creation => symbols.FamilyOf(creation.Type) is TypeFamily.FileStream or TypeFamily.StreamWriter,
        _ => false,
    };

    /// <summary>The one change of a folder that is everyday code, and that only a lock file makes suspicious.</summary>
    public static bool MakesFolder(IOperation operation, FileWriteSymbols symbols) =>
        operation is IInvocationOperation { TargetMethod.Name: "CreateDirectory" } call
        && symbols.FamilyOf(call.TargetMethod.ContainingType) == TypeFamily.Directory;

    public static bool IsFlushToDisk(IInvocationOperation call, FileWriteSymbols symbols) =>
        call is { TargetMethod: { Name: "Flush", Parameters.Length: 1 } } && symbols.IsStream(call.TargetMethod.ContainingType);

    private static bool IsRead(string name) => name.StartsWith("Read", StringComparison.Ordinal)
        || name.StartsWith("Get", StringComparison.Ordinal)
        || name.StartsWith("Enumerate", StringComparison.Ordinal)
        || name is "Exists" or "OpenText" or "CreateDirectory";
}
