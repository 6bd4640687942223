using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.LockFiles;

/// <summary>What one body makes and deletes.</summary>
internal sealed class FileClaims(FileWriteSymbols symbols, MethodFacts facts)
{
    private readonly WriteSiteReader _reader = new(symbols, facts);

    /// <summary>The file or folder that the operation makes, or null.</summary>
    public FileClaim? Made(IOperation operation)
    {
        if (operation is IInvocationOperation call && MadeFolder(call) is { } folder)
            return folder;
        if (!WriteSiteReader.IsCandidate(symbols, operation) || _reader.Read(operation) is not { Member: not ("File.Copy" or "FileInfo.CopyTo") } site)
            return null;
        return new FileClaim(operation, site.Path, site.Effect == WriteEffect.ClaimsName, site.Member);
    }

    /// <summary>The path that the call deletes, or null.</summary>
    public IOperation? Deleted(IInvocationOperation call) => (symbols.FamilyOf(call.TargetMethod.ContainingType), call.TargetMethod.Name) switch
    {
        (TypeFamily.File or TypeFamily.Directory, "Delete") => Operations.At(call.Arguments, 0),
        (TypeFamily.FileInfo or TypeFamily.DirectoryInfo, "Delete") => call.Instance,
        _ => null,
    };

    /// <summary>The path whose age the operation asks for, or null.</summary>
    public IOperation? Dated(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "GetLastWriteTimeUtc" or "GetLastWriteTime" or "GetCreationTimeUtc" or "GetCreationTime" } call
            when symbols.FamilyOf(call.TargetMethod.ContainingType) is TypeFamily.File or TypeFamily.Directory => Operations.At(call.Arguments, 0),
        IPropertyReferenceOperation { Property.Name: "LastWriteTimeUtc" or "LastWriteTime" or "CreationTimeUtc" or "CreationTime", Instance: { } info }
            when symbols.FamilyOf(info.Type) is TypeFamily.FileInfo or TypeFamily.DirectoryInfo => info,
        _ => null,
    };

    private FileClaim? MadeFolder(IInvocationOperation call) => (symbols.FamilyOf(call.TargetMethod.ContainingType), call.TargetMethod.Name) switch
    {
        (TypeFamily.Directory, "CreateDirectory") when Operations.At(call.Arguments, 0) is { } path =>
            new FileClaim(call, path, IsExclusive: false, "Directory.CreateDirectory"),
        (TypeFamily.DirectoryInfo, "Create") when call.Instance is { } info => new FileClaim(call, info, IsExclusive: false, "DirectoryInfo.Create"),
        _ => null,
    };
}
