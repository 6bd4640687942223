using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Chooses the constructor that a row is read with.</summary>
internal static class ConstructorParser
{
    /// <summary>
    /// The first without parameters, else the one with the most parameters that all are stored properties. Properties that only a
    /// constructor sets are all among its parameters.
    /// </summary>
    /// <param name="type">The type to create.</param>
    /// <param name="isInside">Whether the code stands in the type itself and may use its private constructors.</param>
    public static ConstructorModel? Parse(INamedTypeSymbol type, bool isInside)
    {
        IPropertySymbol[] properties = [.. StoredProperties.Of(type, isInside)];
        IPropertySymbol[] unsettable = [.. properties.Where(property => property.SetMethod is null)];
        return type.InstanceConstructors
            .Where(constructor => isInside
                || constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)
            .Where(constructor => !IsCopy(constructor, type) && AreDistinct(constructor))
            .Where(constructor => constructor.Parameters.All(parameter => properties.Any(property => Takes(parameter, property))))
            .Where(constructor => unsettable.All(property => constructor.Parameters.Any(parameter => Takes(parameter, property))))
            .OrderBy(constructor => constructor.Parameters.Length != 0)
            .ThenByDescending(constructor => constructor.Parameters.Length)
            .Select(constructor => new ConstructorModel(
                Parameters(constructor, properties), constructor.FindAttribute(KnownNames.SetsRequiredMembers) is not null, isInside))
            .FirstOrDefault();
    }

    public static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        type.IsRecord && constructor.Parameters.Length == 1
        && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    // Two parameters that differ by case alone would take one property.
    private static bool AreDistinct(IMethodSymbol constructor) =>
        constructor.Parameters.Select(parameter => parameter.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() == constructor.Parameters.Length;

    /// <summary>Whether a parameter sets a property: it has its name, whatever its case, and its type.</summary>
    public static bool Takes(IParameterSymbol parameter, IPropertySymbol property) =>
        parameter.RefKind == RefKind.None
        && string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type);

    // Of two properties whose names differ by case alone, the one that is spelt as the parameter.
    private static Dictionary<string, string> Parameters(IMethodSymbol constructor, IPropertySymbol[] properties)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            IPropertySymbol property = properties
                .Where(property => Takes(parameter, property))
                .OrderBy(property => property.Name != parameter.Name)
                .First();
            parameters[property.Name] = Names.Escape(parameter.Name);
        }

        return parameters;
    }
}
