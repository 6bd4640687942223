using System.Collections.Immutable;

namespace EmergentLearning.Engine.Shared;

/// <summary>
/// What is wrong with declarations. Declarations with a negative origin are of other assemblies: they count, but their own faults are
/// reported where they are made.
/// </summary>
internal static class LockDeclarationCheck
{
    /// <summary>All faults, in the order of their kinds and then of the declarations.</summary>
    public static ImmutableArray<LockDeclarationFault> Faults(LockDeclarations declarations) =>
    [
        .. EmptyNames(declarations)
            .Concat(RepeatedLists(declarations))
            .Concat(RepeatedClasses(declarations))
            .Concat(UnknownNames(declarations))
            .Concat(RepeatedRanks(declarations))
            .Concat(DeclaredCycles.Of(DeclaredEdges.Of(declarations)))
            .Where(fault => fault.Origin >= 0),
    ];

    private static IEnumerable<LockDeclarationFault> EmptyNames(LockDeclarations declarations) =>
        Named(declarations)
            .Concat(declarations.Hierarchies.SelectMany(list => list.Classes.Select(name => new LockNameUse(name, list.Origin))))
            .Where(use => !DeclaredEdges.IsName(use.Name))
            .Select(use => new LockDeclarationFault(LockFaultKind.EmptyName, use.Origin, []))
            .GroupBy(fault => fault.Origin, (_, same) => same.First());

    private static IEnumerable<LockDeclarationFault> RepeatedLists(LockDeclarations declarations) =>
        declarations.Hierarchies
            .GroupBy(list => list.Assembly, StringComparer.Ordinal)
            .SelectMany(lists => lists.Skip(1))
            .Select(list => new LockDeclarationFault(LockFaultKind.HierarchyTwice, list.Origin, []));

    private static IEnumerable<LockDeclarationFault> RepeatedClasses(LockDeclarations declarations) =>
        declarations.Hierarchies.SelectMany(list => list.Classes
            .Where(DeclaredEdges.IsName)
            .GroupBy(name => name, StringComparer.Ordinal)
            .Where(names => names.Skip(1).Any())
            .Select(names => new LockDeclarationFault(LockFaultKind.ClassTwice, list.Origin, [names.Key])));

    private static IEnumerable<LockDeclarationFault> UnknownNames(LockDeclarations declarations)
    {
        ImmutableHashSet<string> listed = declarations.Hierarchies.SelectMany(list => list.Classes).ToImmutableHashSet(StringComparer.Ordinal);
        ImmutableHashSet<string> known = listed.Union(declarations.Classes);
        IEnumerable<LockNameUse> ranks = declarations.Rankings.Select(ranking => new LockNameUse(ranking.Rank, ranking.Origin));
        IEnumerable<LockNameUse> others = declarations.Precedences.Select(pair => new LockNameUse(pair.Inner, pair.Origin)).Concat(declarations.Uses);
        // A rank is a place in a list; any class may be required, excluded or ordered.
        return ranks.Where(use => !listed.Contains(use.Name))
            .Concat(others.Where(use => !known.Contains(use.Name)))
            .Where(use => DeclaredEdges.IsName(use.Name))
            .Select(use => new LockDeclarationFault(LockFaultKind.UnknownName, use.Origin, [use.Name]));
    }

    private static IEnumerable<LockDeclarationFault> RepeatedRanks(LockDeclarations declarations)
    {
        ImmutableDictionary<string, string> places = DeclaredEdges.Places(declarations);
        return declarations.Rankings
            .Where(ranking => places.TryGetValue(ranking.LockClass, out string? first) && first != ranking.Rank && DeclaredEdges.IsName(ranking.Rank))
            .Select(ranking => new LockDeclarationFault(
                LockFaultKind.RankTwice, ranking.Origin, [ranking.LockClass, places[ranking.LockClass], ranking.Rank]));
    }

    private static IEnumerable<LockNameUse> Named(LockDeclarations declarations) =>
        declarations.Rankings.Select(ranking => new LockNameUse(ranking.Rank, ranking.Origin))
            .Concat(declarations.Precedences.Select(pair => new LockNameUse(pair.Inner, pair.Origin)))
            .Concat(declarations.Uses);
}
