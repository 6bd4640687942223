using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Finds records that refer to each other in a circle, whose rows could never be inserted one after the other.</summary>
internal static class ReferenceCycles
{
    /// <summary>
    /// The attribute that leads into the circle and the circle's names; for the first of its records by name alone, so that each is told once.
    /// A record that refers to itself, such as a tree's, is no circle.
    /// </summary>
    public static (AttributeData Attribute, string Path)? Find(INamedTypeSymbol type)
    {
        foreach ((AttributeData attribute, INamedTypeSymbol target) in References(type))
        {
            var path = new List<INamedTypeSymbol>();
            var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
            if (Reaches(target, type, path, seen) && path.All(member => string.CompareOrdinal(type.FullName(), member.FullName()) < 0))
                return (attribute, string.Join(" → ", path.Select(member => member.Name).Prepend(type.Name).Append(type.Name)));
        }

        return null;
    }

    private static bool Reaches(INamedTypeSymbol from, INamedTypeSymbol goal, List<INamedTypeSymbol> path, HashSet<ISymbol> seen)
    {
        path.Add(from);
        seen.Add(from);
        foreach ((_, INamedTypeSymbol target) in References(from))
        {
            if (SymbolEqualityComparer.Default.Equals(target, goal))
                return true;
            if (!seen.Contains(target) && Reaches(target, goal, path, seen))
                return true;
        }

        path.RemoveAt(path.Count - 1);
        return false;
    }

    private static IEnumerable<(AttributeData Attribute, INamedTypeSymbol Target)> References(INamedTypeSymbol type) =>
        from property in ColumnParser.Properties(type)
        let attribute = property.FindAttribute(KnownNames.References)
        let target = attribute?.Target()
        where target?.FindAttribute(KnownNames.Table) is not null && !SymbolEqualityComparer.Default.Equals(target, type)
        select (attribute, target);
}
