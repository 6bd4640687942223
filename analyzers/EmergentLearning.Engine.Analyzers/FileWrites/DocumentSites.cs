using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>Recognises the members that save a whole document to a path: XML, ZIP archives, mapped files.</summary>
internal sealed class DocumentSites(FileWriteSymbols symbols, MethodFacts facts)
{
    // System.IO.Compression.ZipArchiveMode and System.IO.MemoryMappedFiles.MemoryMappedFileAccess.
    private const int ZipRead = 0;
    private const int MappedReadWrite = 0;
    private const int MappedWrite = 2;

    /// <summary>The write that the call is, or null.</summary>
    public WriteSite? Read(IInvocationOperation call) => symbols.FamilyOf(call.TargetMethod.ContainingType) switch
    {
        TypeFamily.XmlWriter when call.TargetMethod.Name == "Create" => AtString(call, 0, "XmlWriter.Create", isWriter: true),
        TypeFamily.XmlDocument when call.TargetMethod.Name == "Save" =>
            AtString(call, 0, call.TargetMethod.ContainingType.Name + ".Save", isWriter: true),
        TypeFamily.ZipFile => ReadZip(call),
        TypeFamily.MemoryMappedFile when call.TargetMethod.Name == "CreateFromFile" => ReadMapped(call),
        _ => null,
    };

    private WriteSite? ReadZip(IInvocationOperation call)
    {
        string name = call.TargetMethod.Name;
        string member = call.TargetMethod.ContainingType.Name + "." + name;
        return name switch
        {
            "CreateFromDirectory" or "CreateFromDirectoryAsync" => AtString(call, 1, member, isWriter: true),
            "Open" or "OpenAsync" when OpensToWrite(call) => AtString(call, 0, member, isWriter: true),
            "ExtractToFile" or "ExtractToFileAsync" or "ExtractToDirectory" or "ExtractToDirectoryAsync" when Overwrites(call) =>
                AtString(call, 1, member, isWriter: true),
            _ => null,
        };
    }

    private bool OpensToWrite(IInvocationOperation call) =>
        Operations.Where(call.Arguments, p => p.Ordinal == 1) is { } mode
        && facts.ValuesOf(mode).Any(value => value.ConstantValue is { HasValue: true, Value: int number } && number != ZipRead);

    private bool Overwrites(IInvocationOperation call) =>
        Operations.Where(call.Arguments, p => p.Type.SpecialType == SpecialType.System_Boolean) is { } overwrite
        && facts.ValuesOf(overwrite).Any(value => value.ConstantValue is { HasValue: true, Value: true });

    /// <summary>A mapping is random access, so only one that says that it writes, or is seen to write, counts.</summary>
    private WriteSite? ReadMapped(IInvocationOperation call)
    {
        if (new OpenModes(symbols, facts).Effect(call.Arguments) == WriteEffect.Overwrites)
            return AtString(call, 0, "MemoryMappedFile.CreateFromFile", isWriter: true);

        IOperation? access = Operations.Where(call.Arguments, p => p.Ordinal == 4);
        bool writes = access is null
            ? facts.Invocations.Any(IsMappedWrite)
            : facts.ValuesOf(access).Any(
                value => value.ConstantValue is { HasValue: true, Value: MappedReadWrite or MappedWrite });
        return writes ? AtString(call, 0, "MemoryMappedFile.CreateFromFile", isWriter: true) : null;
    }

    private bool IsMappedWrite(IInvocationOperation call) =>
        symbols.FamilyOf(call.TargetMethod.ContainingType) == TypeFamily.MemoryAccessor
        && call.TargetMethod.Name.StartsWith("Write", StringComparison.Ordinal);

    private static WriteSite? AtString(IInvocationOperation call, int ordinal, string member, bool isWriter) =>
        Operations.At(call.Arguments, ordinal) is { } path && Operations.IsString(path, call.Arguments, ordinal)
            ? new(call, path, WriteEffect.Overwrites, member, isWriter)
            : null;
}
