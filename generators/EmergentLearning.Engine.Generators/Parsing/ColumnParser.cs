using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads a type's properties as columns.</summary>
internal static class ColumnParser
{
    /// <summary>The stored properties, the base types' first, in the order in which they are written.</summary>
    public static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type) => StoredProperties.Of(type, isInside: true);

    /// <summary>The columns of the properties whose types can be stored. What cannot be is reported.</summary>
    public static IReadOnlyList<ColumnModel> Parse(INamedTypeSymbol type, ConstructorModel constructor, DiagnosticSink sink)
    {
        var columns = new List<ColumnModel>();
        foreach (IPropertySymbol property in StoredProperties.Of(type, constructor.IsInside))
        {
            if (Value(property, type, constructor.IsInside, sink) is not { } value)
                continue;
            ColumnModel column = Column(property, value, constructor);
            ColumnModel? owner = columns.Find(other => string.Equals(other.Name, column.Name, StringComparison.OrdinalIgnoreCase));
            if (owner is not null)
                sink.Add(Descriptors.DuplicateColumn, property.Location(), column.Name, type.Name, owner.Property);
            else
                columns.Add(column);
        }

        return columns;
    }

    /// <summary>Whether a property would be a column if only its type could be stored.</summary>
    public static bool IsUnsupported(ISymbol member) =>
        member is IPropertySymbol property
        && StoredProperties.Of(property.ContainingType, isInside: true).Contains(property, SymbolEqualityComparer.Default)
        && Value(property, property.ContainingType, isInside: true, new DiagnosticSink()) is null;

    /// <summary>The column's name: the one given to it, or the property's in <c>snake_case</c>.</summary>
    public static string NameOf(IPropertySymbol property) =>
        property.FindAttribute(KnownNames.Column)?.Text(0) is { Length: > 0 } name ? name : Names.SnakeCase(property.Name);

    /// <summary>The column's <c>DEFAULT</c> expression, or <see langword="null"/>.</summary>
    public static string? DefaultOf(IPropertySymbol property) => property.FindAttribute(KnownNames.Column)?.Named("Default") as string;

    private static ValueModel? Value(IPropertySymbol property, INamedTypeSymbol type, bool isInside, DiagnosticSink sink)
    {
        int before = sink.Count;
        ValueModel? value = ValueParser.Parse(property, property.Type, sink);
        // A type that does not exist is the compiler's to report.
        if (value is null && sink.Count == before && property.Type.TypeKind != TypeKind.Error)
            sink.Add(Descriptors.UnsupportedType, property.Location() ?? type.Location(), property.Name, property.Type.ToDisplayString());
        if (value is null || !isInside || property.Type.IsAsAccessibleAs(type))
            return value;

        sink.Add(Descriptors.LessAccessible, property.Location() ?? type.Location(), property.Type.ToDisplayString(), property.Name, type.Name);
        return null;
    }

    private static ColumnModel Column(IPropertySymbol property, ValueModel value, ConstructorModel constructor) => new()
    {
        Name = NameOf(property),
        Property = property.Name,
        Value = value,
        ConstructorParameter = constructor.ParameterOf(property.Name),
        Accessibility = property.DeclaredAccessibility switch
        {
            Accessibility.Public => "public",
            Accessibility.Internal or Accessibility.ProtectedOrInternal => "internal",
            _ => "private",
        },
        Default = DefaultOf(property),
    };
}
