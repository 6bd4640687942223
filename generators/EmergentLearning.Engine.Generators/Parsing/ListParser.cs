using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads types that are lists of values.</summary>
internal static class ListParser
{
    /// <summary>How each element is stored, or <see langword="null"/> for what is no list, or a list of what cannot be stored.</summary>
    public static ValueModel? Element(ITypeSymbol type)
    {
        // Bytes and text are values.
        if (type.SpecialType == SpecialType.System_String || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte })
            return null;
        INamedTypeSymbol[] sequences = [.. type.AllInterfaces.Where(IsSequence)];
        if (type is INamedTypeSymbol named && IsSequence(named))
            sequences = [named];
        return sequences.Length == 1 ? ValueParser.Parse(sequences[0].TypeArguments[0]) : null;
    }

    private static bool IsSequence(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;
}
