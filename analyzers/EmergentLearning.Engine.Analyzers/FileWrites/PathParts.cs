using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>How paths are composed.</summary>
internal static class PathParts
{
    /// <summary>The operand that decides where a composed path begins, or null.</summary>
    public static IOperation? Leftmost(IOperation value, FileWriteSymbols symbols) => value switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => sum.LeftOperand,
        IInterpolatedStringOperation { Parts.Length: > 0 } text => text.Parts[0] switch
        {
            IInterpolationOperation hole => hole.Expression,
            IInterpolatedStringTextOperation literal => literal.Text,
            _ => null,
        },
        IInvocationOperation { Instance: { } text } call when call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String => text,
        IInvocationOperation call when symbols.FamilyOf(call.TargetMethod.ContainingType) == TypeFamily.Path
            || call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String => FirstOf(call.Arguments, FormatOf(call)?.Ordinal ?? 0),
        IPropertyReferenceOperation { Property.Name: "FullName", Instance: { } info } => info,
        _ => FileInfoPath(value, symbols),
    };

    /// <summary>The path that a file object is made of, or null.</summary>
    public static IOperation? FileInfoPath(IOperation value, FileWriteSymbols symbols) => value switch
    {
        IObjectCreationOperation creation when symbols.FamilyOf(creation.Type) is TypeFamily.FileInfo or TypeFamily.DirectoryInfo =>
            Operations.At(creation.Arguments, 0),
        IInvocationOperation call when symbols.FamilyOf(call.TargetMethod.ContainingType) == TypeFamily.FileInfoFactory =>
            Operations.At(call.Arguments, 0),
        _ => null,
    };

    /// <summary>The text of <c>string.Format</c>, which may stand behind a culture.</summary>
    private static IParameterSymbol? FormatOf(IInvocationOperation call) => call.TargetMethod.Name != "Format"
        ? null
        : call.TargetMethod.Parameters.FirstOrDefault(parameter => parameter.Type.SpecialType == SpecialType.System_String);

    private static IOperation? FirstOf(ImmutableArray<IArgumentOperation> arguments, int ordinal) => Operations.At(arguments, ordinal) switch
    {
        IArrayCreationOperation { Initializer.ElementValues: { Length: > 0 } elements } => elements[0],
        ICollectionExpressionOperation { Elements.Length: > 0 } collection => collection.Elements[0],
        var argument => argument,
    };
}
