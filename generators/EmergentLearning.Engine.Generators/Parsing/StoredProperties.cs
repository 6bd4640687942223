using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Which properties of a type have a column.</summary>
internal static class StoredProperties
{
    /// <summary>The stored properties, the base types' first, in the order in which they are written.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isInside">Whether the code that sets them stands in the type itself and may use its private setters.</param>
    public static IEnumerable<IPropertySymbol> Of(INamedTypeSymbol type, bool isInside) =>
        All(type).Where(property => WhyNot(property, type, isInside) is null && IsWanted(property));

    /// <summary>Every property, hidden and overridden ones left out.</summary>
    public static IEnumerable<IPropertySymbol> All(INamedTypeSymbol type)
    {
        var types = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? each = type; each is { SpecialType: SpecialType.None }; each = each.BaseType)
            types.Push(each);
        return types
            .SelectMany(each => each.GetMembers().OfType<IPropertySymbol>())
            // A property that overrides another's getter alone is set by the other's setter.
            .Where(property => !property.IsAbstract && !(property.IsOverride && property.SetMethod is null))
            .GroupBy(property => property.Name, StringComparer.Ordinal)
            .Select(group => group.Last());
    }

    /// <summary>Reports properties that look stored and are not.</summary>
    public static void Report(INamedTypeSymbol type, DiagnosticSink sink)
    {
        foreach (IPropertySymbol property in All(type))
        {
            string? reason = WhyNot(property, type, isInside: true);
            if (reason is not null && MarkedBy(property) is { } attribute)
                sink.Add(Descriptors.MarkedButNotStored, property.Location() ?? type.Location(), property.Name, attribute, reason);
            else if (reason is not null && IsSetByItsOwnTypeAlone(property, type))
                sink.Add(Descriptors.InheritedPrivateSetter, property.Location() ?? type.Location(), property.Name, type.Name, property.ContainingType.Name);
        }
    }

    // Public ones, and those that an attribute of ours stands on.
    private static bool IsWanted(IPropertySymbol property) =>
        property.DeclaredAccessibility == Accessibility.Public || MarkedBy(property) is not null;

    private static string? MarkedBy(IPropertySymbol property) => property.GetAttributes()
        .Select(attribute => attribute.AttributeClass)
        .Where(attribute => attribute is { ContainingNamespace.Name: "Schema" }
            && attribute.ContainingNamespace.ToDisplayString() == KnownNames.SchemaNamespace)
        .Select(attribute => attribute!.Name.Substring(0, attribute.Name.Length - "Attribute".Length))
        .FirstOrDefault(name => name != "NotStored");

    private static string? WhyNot(IPropertySymbol property, INamedTypeSymbol type, bool isInside)
    {
        if (property.FindAttribute(KnownNames.NotStored) is not null)
            return "[NotStored] says that it is not";
        if (property.IsStatic)
            return "it is static";
        if (property.IsIndexer)
            return "it is an indexer";
        if (property.GetMethod is null)
            return "it cannot be read";
        if (property.SetMethod is null)
            return IsTakenByConstructor(property, type) ? null : "it cannot be set; add 'init;'";
        return CanSet(property.SetMethod, property, type, isInside) || IsTakenByConstructor(property, type)
            ? null
            : "it is set by the type that declares it alone";
    }

    private static bool CanSet(IMethodSymbol setter, IPropertySymbol property, INamedTypeSymbol type, bool isInside)
    {
        bool isOwn = SymbolEqualityComparer.Default.Equals(property.ContainingType, type);
        bool isNear = SymbolEqualityComparer.Default.Equals(property.ContainingAssembly, type.ContainingAssembly);
        return setter.DeclaredAccessibility switch
        {
            Accessibility.Public => true,
            Accessibility.ProtectedOrInternal => isInside || isNear,
            Accessibility.Internal => isNear,
            Accessibility.Protected => isInside,
            Accessibility.ProtectedAndInternal => isInside && isNear,
            _ => isInside && isOwn,
        };
    }

    // Of another assembly's, those alone that hold what they were given: a capacity, say, is no value of a dictionary.
    private static bool IsTakenByConstructor(IPropertySymbol property, INamedTypeSymbol type) =>
        (property.Location() is not null || property.GetMethod?.FindAttribute(KnownNames.CompilerGenerated) is not null)
        && type.InstanceConstructors.Any(constructor => !ConstructorParser.IsCopy(constructor, type)
            && constructor.Parameters.Any(parameter => ConstructorParser.Takes(parameter, property)));

    private static bool IsSetByItsOwnTypeAlone(IPropertySymbol property, INamedTypeSymbol type) =>
        property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false, GetMethod: not null, SetMethod: not null }
        && property.FindAttribute(KnownNames.NotStored) is null
        && !SymbolEqualityComparer.Default.Equals(property.ContainingType, type);
}
