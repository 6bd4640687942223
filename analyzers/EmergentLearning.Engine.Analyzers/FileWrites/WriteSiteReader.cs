using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>Recognises the members that write a file by its path: <c>File</c>, <c>FileInfo</c>, streams and their writers.</summary>
internal sealed class WriteSiteReader(FileWriteSymbols symbols, MethodFacts facts)
{
    private readonly OpenModes _modes = new(symbols, facts);

    /// <summary>The cheap question that comes before everything else: could this be a write at all?</summary>
    public static bool IsCandidate(FileWriteSymbols symbols, IOperation operation) => operation switch
    {
        IInvocationOperation call => symbols.FamilyOf(call.TargetMethod.ContainingType) switch
        {
            TypeFamily.File => IsFileWriter(call.TargetMethod.Name),
            TypeFamily.FileInfo or TypeFamily.FileStreamFactory or TypeFamily.XmlWriter or TypeFamily.XmlDocument
                or TypeFamily.ZipFile or TypeFamily.MemoryMappedFile => true,
            _ => false,
        },
        IObjectCreationOperation creation => symbols.FamilyOf(creation.Type)
            is TypeFamily.FileStream or TypeFamily.StreamWriter,
        _ => false,
    };

    /// <summary>The write that the operation is, or null.</summary>
    public WriteSite? Read(IOperation operation) => operation switch
    {
        IInvocationOperation call => symbols.FamilyOf(call.TargetMethod.ContainingType) switch
        {
            TypeFamily.File => ReadFile(call),
            TypeFamily.FileInfo => ReadFileInfo(call),
            TypeFamily.FileStreamFactory => ReadStream(call, call.Arguments, "FileStream.New"),
            _ => new DocumentSites(symbols, facts).Read(call),
        },
        IObjectCreationOperation creation when symbols.FamilyOf(creation.Type) == TypeFamily.FileStream =>
            ReadStream(creation, creation.Arguments, "new FileStream"),
        IObjectCreationOperation creation when symbols.FamilyOf(creation.Type) == TypeFamily.StreamWriter => ReadWriter(creation),
        _ => null,
    };

    private static bool IsFileWriter(string name) => name is "Create" or "CreateText" or "OpenWrite" or "Open" or "OpenHandle" or "Copy"
        || IsWriteAll(name);

    private static bool IsWriteAll(string name) => name is "WriteAllText" or "WriteAllTextAsync" or "WriteAllLines" or "WriteAllLinesAsync"
        or "WriteAllBytes" or "WriteAllBytesAsync";

    private WriteSite? ReadFile(IInvocationOperation call)
    {
        string name = call.TargetMethod.Name;
        if (Operations.At(call.Arguments, 0) is not { } path)
            return null;

        WriteEffect? effect = name switch
        {
            "Create" or "CreateText" => WriteEffect.Overwrites,
            "OpenWrite" => WriteEffect.OpensToWrite,
            "Open" => _modes.Effect(call.Arguments),
            "OpenHandle" => _modes.Effect(call.Arguments, readsByDefault: true),
            "Copy" => Overwrites(call.Arguments) ? WriteEffect.Overwrites : null,
            _ => IsWriteAll(name) ? WriteEffect.Overwrites : null,
        };
        if (name == "Copy" && Operations.At(call.Arguments, 1) is { } destination)
            path = destination;
        return effect is { } known ? new(call, path, known, "File." + name) : null;
    }

    private WriteSite? ReadFileInfo(IInvocationOperation call)
    {
        string name = call.TargetMethod.Name;
        WriteEffect? effect = name switch
        {
            "Create" or "CreateText" => WriteEffect.Overwrites,
            "OpenWrite" => WriteEffect.OpensToWrite,
            "Open" => _modes.Effect(call.Arguments),
            "CopyTo" => Overwrites(call.Arguments) ? WriteEffect.Overwrites : null,
            _ => null,
        };
        IOperation? path = name == "CopyTo" ? Operations.At(call.Arguments, 0) : call.Instance;
        return effect is { } known && path is not null ? new(call, path, known, "FileInfo." + name) : null;
    }

    private WriteSite? ReadStream(IOperation operation, ImmutableArray<IArgumentOperation> arguments, string member) =>
        Operations.At(arguments, 0) is { } path
        && Operations.IsString(path, arguments, 0)
        && _modes.Effect(arguments) is { } effect
            ? new(operation, path, effect, member)
            : null;

    private WriteSite? ReadWriter(IObjectCreationOperation creation)
    {
        if (Operations.At(creation.Arguments, 0) is not { } path || !Operations.IsString(path, creation.Arguments, 0))
            return null;

        WriteEffect? effect = WriteEffect.Overwrites;
        if (Operations.OfType(creation.Arguments, symbols.FileStreamOptions) is not null)
            effect = _modes.Effect(creation.Arguments);
        else if (Operations.Where(creation.Arguments, p => p.Type.SpecialType == SpecialType.System_Boolean) is { } append)
            effect = MayBe(append, wanted: false) ? WriteEffect.Overwrites : null;
        return effect is { } known ? new(creation, path, known, "new StreamWriter", isWriter: true) : null;
    }

    private bool Overwrites(ImmutableArray<IArgumentOperation> arguments) =>
        Operations.Where(arguments, p => p.Type.SpecialType == SpecialType.System_Boolean) is { } overwrite && MayBe(overwrite, wanted: true);

    private bool MayBe(IOperation flag, bool wanted) =>
        facts.ValuesOf(flag).Any(value => value.ConstantValue is { HasValue: true, Value: bool known } && known == wanted);
}
