using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>The lists of text that are one value.</summary>
internal static class TextLists
{
    /// <summary>Whether it is one of them. Their elements are never <see langword="null"/>.</summary>
    public static bool Contains(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => IsText(array.ElementType),
        INamedTypeSymbol { TypeArguments: [{ } element] } list => IsText(element) && IsList(list.OriginalDefinition),
        _ => false,
    };

    private static bool IsText(ITypeSymbol element) =>
        element is { SpecialType: SpecialType.System_String, NullableAnnotation: not NullableAnnotation.Annotated };

    private static bool IsList(INamedTypeSymbol definition) =>
        definition.SpecialType == SpecialType.System_Collections_Generic_IReadOnlyList_T
        || definition is { Name: "List" or "ImmutableArray" } && definition.ToDisplayString() is
            "System.Collections.Generic.List<T>" or "System.Collections.Immutable.ImmutableArray<T>";
}
