using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads the types that can be stored.</summary>
internal static class ValueParser
{
    /// <summary>How a value of the type is stored, or <see langword="null"/> when it cannot be.</summary>
    public static ValueModel? Parse(ITypeSymbol type)
    {
        ITypeSymbol bare = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
        if (KindOf(bare) is not { } kind)
            return null;

        return new ValueModel
        {
            Kind = kind,
            TypeName = bare.WithNullableAnnotation(NullableAnnotation.NotAnnotated).FullName(),
            // Code without nullable annotations says nothing, so its columns admit NULL.
            IsNullable = bare.IsReferenceType
                ? type.NullableAnnotation != NullableAnnotation.NotAnnotated
                : !SymbolEqualityComparer.Default.Equals(bare, type),
            UnderlyingType = bare is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying.FullName() : "",
        };
    }

    private static ColumnKind? KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 => ColumnKind.Integer,
        SpecialType.System_UInt64 => ColumnKind.Unsigned,
        SpecialType.System_Boolean => ColumnKind.Boolean,
        SpecialType.System_Single => ColumnKind.Single,
        SpecialType.System_Double => ColumnKind.Double,
        SpecialType.System_String => ColumnKind.Text,
        SpecialType.System_DateTime => ColumnKind.DateTime,
        SpecialType.System_Decimal => ColumnKind.Decimal,
        _ => KindOfOther(type),
    };

    private static ColumnKind? KindOfOther(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Enum } => ColumnKind.Enumeration,
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => ColumnKind.Blob,
        _ => type.ToDisplayString() switch
        {
            "System.DateTimeOffset" => ColumnKind.DateTimeOffset,
            "System.DateOnly" => ColumnKind.DateOnly,
            "System.Guid" => ColumnKind.Guid,
            _ => null,
        },
    };
}
