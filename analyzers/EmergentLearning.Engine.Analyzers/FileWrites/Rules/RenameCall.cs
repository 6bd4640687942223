using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Rules;

/// <summary>A call that gives a file or directory another name.</summary>
internal sealed record RenameCall(IInvocationOperation Operation, IOperation Target, bool Overwrites, bool HasBackup, bool IsDirectory, string Member)
{
    public static RenameCall? Read(IOperation operation, FileWriteSymbols symbols)
    {
        if (operation is not IInvocationOperation call || call.TargetMethod.Name is not ("Move" or "MoveTo" or "Replace"))
            return null;
        TypeFamily? family = symbols.FamilyOf(call.TargetMethod.ContainingType);
        bool isInstance = family is TypeFamily.FileInfo or TypeFamily.DirectoryInfo;
        if (!isInstance && family is not (TypeFamily.File or TypeFamily.Directory))
            return null;
        int target = isInstance ? 0 : 1;
        if (Operations.At(call.Arguments, target) is not { } path)
            return null;
        bool replaces = call.TargetMethod.Name == "Replace";
        bool hasBackup = replaces && Operations.At(call.Arguments, target + 1) is { } backup
            && Operations.Unwrap(backup).ConstantValue is not { HasValue: true, Value: null };
        // A flag that is not known may well be true.
        bool overwrites = replaces || Operations.At(call.Arguments, target + 1) is { ConstantValue: not { HasValue: true, Value: false } };
        bool isDirectory = family is TypeFamily.Directory or TypeFamily.DirectoryInfo;
        string type = isInstance ? (isDirectory ? "DirectoryInfo" : "FileInfo") : isDirectory ? "Directory" : "File";
        return new RenameCall(call, path, overwrites, hasBackup, isDirectory, $"{type}.{call.TargetMethod.Name}");
    }
}
