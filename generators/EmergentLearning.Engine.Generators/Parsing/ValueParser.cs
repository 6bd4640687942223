using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads the types that can be stored.</summary>
internal static class ValueParser
{
    /// <summary>How a value of the type is stored when nothing but the type says so, or <see langword="null"/> when it cannot be.</summary>
    public static ValueModel? Parse(ITypeSymbol type) => Parse(type, Bare(type), StorageParser.Find(Bare(type), Bare(type), place: null, new DiagnosticSink()));

    /// <summary>
    /// How the value of a property or parameter is stored, or <see langword="null"/> when it cannot be. What the attributes of the member or
    /// of the type say amiss is reported; a type that cannot be stored is not.
    /// </summary>
    public static ValueModel? Parse(ISymbol member, ITypeSymbol type, DiagnosticSink sink)
    {
        ITypeSymbol bare = Bare(type);
        int before = sink.Count;
        Storage? storage = StorageParser.Find(member, bare, member.Location(), sink);
        if (sink.Count > before)
            return null;
        // A list as a parameter stands for its elements; as a property it is one value.
        if (storage is null && member is IPropertySymbol && TextLists.Contains(bare))
            storage = new Storage(ColumnKind.TextList, "");
        return Parse(type, bare, storage);
    }

    private static ValueModel? Parse(ITypeSymbol type, ITypeSymbol bare, Storage? storage) =>
        (storage?.Kind ?? KindOf(bare)) is not { } kind ? null : new ValueModel
        {
            Kind = kind,
            TypeName = bare.WithNullableAnnotation(NullableAnnotation.NotAnnotated).FullName(),
            // Code without nullable annotations says nothing, so its columns admit NULL.
            IsNullable = bare.IsReferenceType
                ? type.NullableAnnotation != NullableAnnotation.NotAnnotated
                : !SymbolEqualityComparer.Default.Equals(bare, type),
            UnderlyingType = bare is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying.FullName() : "",
            Helper = storage?.Helper ?? "",
        };

    private static ITypeSymbol Bare(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static ColumnKind? KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64
            or SpecialType.System_IntPtr => ColumnKind.Integer,
        SpecialType.System_UInt64 or SpecialType.System_UIntPtr => ColumnKind.Unsigned,
        SpecialType.System_Boolean => ColumnKind.Boolean,
        SpecialType.System_Char => ColumnKind.Char,
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
        INamedTypeSymbol { Arity: 0, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => KindOfSystem(type.Name),
        _ => null,
    };

    private static ColumnKind? KindOfSystem(string name) => name switch
    {
        "DateTimeOffset" => ColumnKind.DateTimeOffset,
        "DateOnly" => ColumnKind.DateOnly,
        "TimeOnly" => ColumnKind.TimeOnly,
        "TimeSpan" => ColumnKind.TimeSpan,
        "Guid" => ColumnKind.Guid,
        _ => null,
    };
}
