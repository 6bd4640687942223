using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Origins;

/// <summary>The calls and properties of the framework that make temporary and unique names.</summary>
internal sealed class NameSources(FileWriteSymbols symbols)
{
    public bool IsTemporary(IOperation value) => value is IInvocationOperation call
        && (symbols.FamilyOf(call.TargetMethod.ContainingType), call.TargetMethod.Name) switch
        {
            (TypeFamily.Path, "GetTempPath" or "GetTempFileName") => true,
            (TypeFamily.Directory, "CreateTempSubdirectory") => true,
            _ => false,
        };

    public bool IsRandom(IOperation value) => value is IInvocationOperation call
        && (symbols.FamilyOf(call.TargetMethod.ContainingType), call.TargetMethod.Name)
            is (TypeFamily.Randomness, not ("Parse" or "ToString")) or (TypeFamily.Path, "GetRandomFileName" or "GetTempFileName");

    /// <summary>A moment so exact that one process does not see it twice; a date is none.</summary>
    public bool IsMoment(IOperation value) => value switch
    {
        IPropertyReferenceOperation { Property: var property } =>
            property.Name is "Ticks" or "TickCount" or "TickCount64" && symbols.FamilyOf(property.ContainingType) is TypeFamily.Clock or TypeFamily.Environment,
        IInvocationOperation { TargetMethod: var method } => symbols.FamilyOf(method.ContainingType) == TypeFamily.Clock
            && method.Name is "GetTimestamp" or "ToFileTime" or "ToFileTimeUtc" or "ToBinary" or "ToUnixTimeMilliseconds",
        _ => false,
    };

    /// <summary>The number of the process: with a <see cref="IsMoment"/> it is one that no other run has.</summary>
    public bool IsProcess(IOperation value) => value is IPropertyReferenceOperation { Property: var property }
        && (symbols.FamilyOf(property.ContainingType), property.Name) is (TypeFamily.Environment, "ProcessId") or (TypeFamily.Process, "Id");
}
