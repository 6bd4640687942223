using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads a type's properties as columns.</summary>
internal static class ColumnParser
{
    /// <summary>The stored properties, the base types' first, in the order in which they are written.</summary>
    public static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        var types = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? each = type; each is { SpecialType: SpecialType.None }; each = each.BaseType)
            types.Push(each);
        return types
            .SelectMany(each => each.GetMembers().OfType<IPropertySymbol>())
            .Where(property => IsStored(property, type))
            .GroupBy(property => property.Name, StringComparer.Ordinal)
            .Select(group => group.Last());
    }

    /// <summary>The columns of the properties whose types can be stored. What cannot be is reported.</summary>
    public static IReadOnlyList<ColumnModel> Parse(INamedTypeSymbol type, ConstructorModel constructor, DiagnosticSink sink)
    {
        var columns = new List<ColumnModel>();
        foreach (IPropertySymbol property in Properties(type))
        {
            ColumnModel? column = Column(property, constructor);
            ColumnModel? owner = columns.Find(other => string.Equals(other.Name, column?.Name, StringComparison.OrdinalIgnoreCase));
            if (column is null)
                sink.Add(Descriptors.UnsupportedType, property.Location(), property.Name, property.Type.ToDisplayString());
            else if (owner is not null)
                sink.Add(Descriptors.DuplicateColumn, property.Location(), column.Name, type.Name, owner.Property);
            else
                columns.Add(column);
        }

        return columns;
    }

    /// <summary>Whether a property would be a column if only its type could be stored.</summary>
    public static bool IsUnsupported(ISymbol member) =>
        member is IPropertySymbol property && IsStored(property, property.ContainingType) && ValueParser.Parse(property.Type) is null;

    private static ColumnModel? Column(IPropertySymbol property, ConstructorModel constructor)
    {
        AttributeData? attribute = property.FindAttribute(KnownNames.Column);
        return ValueParser.Parse(property.Type) is not { } value ? null : new ColumnModel
        {
            Name = attribute?.Text(0) is { Length: > 0 } name ? name : Names.SnakeCase(property.Name),
            Property = property.Name,
            Value = value,
            ConstructorParameter = constructor.ParameterOf(property.Name),
            Default = attribute?.Named("Default") as string,
        };
    }

    private static bool IsStored(IPropertySymbol property, INamedTypeSymbol type)
    {
        bool isPublic = property.DeclaredAccessibility == Accessibility.Public
            || property.FindAttribute(KnownNames.Key) is not null
            || property.FindAttribute(KnownNames.Column) is not null;
        bool isOwn = SymbolEqualityComparer.Default.Equals(property.ContainingType, type);
        return isPublic && property.Name.Length > 0 && property is { IsStatic: false, IsIndexer: false, IsAbstract: false, GetMethod: not null, SetMethod: { } setter }
            && (isOwn || setter.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected);
    }
}
