using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>Recognises the members that add to the end of a file by its path.</summary>
internal static class AppendSiteReader
{
    // System.IO.FileMode.Append.
    private const int ModeAppend = 6;

    public static AppendSite? Read(IOperation operation, FileWriteSymbols symbols, MethodFacts facts) => operation switch
    {
        IInvocationOperation call => symbols.FamilyOf(call.TargetMethod.ContainingType) switch
        {
            TypeFamily.File when IsAppend(call.TargetMethod.Name) || Opens(call.Arguments, symbols, facts) =>
                At(call, Operations.At(call.Arguments, 0), "File." + call.TargetMethod.Name),
            TypeFamily.FileInfo when call.TargetMethod.Name == "AppendText" || Opens(call.Arguments, symbols, facts) =>
                At(call, call.Instance, "FileInfo." + call.TargetMethod.Name),
            TypeFamily.FileStreamFactory when Opens(call.Arguments, symbols, facts) => AtString(call, call.Arguments, "FileStream.New"),
            _ => null,
        },
        IObjectCreationOperation creation => symbols.FamilyOf(creation.Type) switch
        {
            TypeFamily.FileStream when Opens(creation.Arguments, symbols, facts) => AtString(creation, creation.Arguments, "new FileStream"),
            TypeFamily.StreamWriter when Appends(creation.Arguments, facts) || Opens(creation.Arguments, symbols, facts) =>
                AtString(creation, creation.Arguments, "new StreamWriter"),
            _ => null,
        },
        _ => null,
    };

    private static bool IsAppend(string name) => name is "AppendText" || name.StartsWith("AppendAll", StringComparison.Ordinal);

    private static bool Opens(ImmutableArray<IArgumentOperation> arguments, FileWriteSymbols symbols, MethodFacts facts) =>
        Operations.OfType(arguments, symbols.FileMode) is { } mode ? facts.ValuesOf(mode).All(IsAppendMode)
            : Operations.OfType(arguments, symbols.FileStreamOptions) is { } options && facts.ValuesOf(options).Any(
                value => value is IObjectCreationOperation creation && (creation.Initializer?.Initializers ?? []).Any(
                    one => one is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Mode" } } set && IsAppendMode(set.Value)));

    private static bool IsAppendMode(IOperation value) => Operations.Unwrap(value).ConstantValue is { HasValue: true, Value: ModeAppend };

    private static bool Appends(ImmutableArray<IArgumentOperation> arguments, MethodFacts facts) =>
        Operations.Where(arguments, p => p is { Ordinal: 1, Type.SpecialType: SpecialType.System_Boolean }) is { } append
        && facts.ValuesOf(append).All(value => value.ConstantValue is { HasValue: true, Value: true });

    private static AppendSite? AtString(IOperation operation, ImmutableArray<IArgumentOperation> arguments, string member) =>
        Operations.At(arguments, 0) is { } path && Operations.IsString(path, arguments, 0) ? At(operation, path, member) : null;

    private static AppendSite? At(IOperation operation, IOperation? path, string member) =>
        path is null ? null : new AppendSite(operation, path, member);
}
