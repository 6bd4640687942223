using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Chooses the constructor that a row is read with.</summary>
internal static class ConstructorParser
{
    /// <summary>The first without parameters, else the one with the most parameters that all are stored properties.</summary>
    /// <param name="type">The type to create.</param>
    /// <param name="isInside">Whether the code stands in the type itself and may use its private constructors.</param>
    public static ConstructorModel? Parse(INamedTypeSymbol type, bool isInside)
    {
        var properties = new Dictionary<string, IPropertySymbol>(StringComparer.OrdinalIgnoreCase);
        foreach (IPropertySymbol property in ColumnParser.Properties(type))
            properties[property.Name] = property;
        return type.InstanceConstructors
            .Where(constructor => isInside || constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal)
            .Where(constructor => !IsCopy(constructor, type) && AreDistinct(constructor) && constructor.Parameters.All(parameter => Fits(parameter, properties)))
            .OrderBy(constructor => constructor.Parameters.Length != 0)
            .ThenByDescending(constructor => constructor.Parameters.Length)
            .Select(constructor => new ConstructorModel(
                Parameters(constructor, properties), constructor.FindAttribute(KnownNames.SetsRequiredMembers) is not null))
            .FirstOrDefault();
    }

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        type.IsRecord && constructor.Parameters.Length == 1
        && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    // Two parameters that differ by case alone would take one property.
    private static bool AreDistinct(IMethodSymbol constructor) =>
        constructor.Parameters.Select(parameter => parameter.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() == constructor.Parameters.Length;

    private static bool Fits(IParameterSymbol parameter, Dictionary<string, IPropertySymbol> properties) =>
        parameter.RefKind == RefKind.None
        && properties.TryGetValue(parameter.Name, out IPropertySymbol? property)
        && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type);

    private static Dictionary<string, string> Parameters(IMethodSymbol constructor, Dictionary<string, IPropertySymbol> properties) =>
        constructor.Parameters.ToDictionary(
            parameter => properties[parameter.Name].Name, parameter => Names.Escape(parameter.Name), StringComparer.Ordinal);
}
