using System.Collections.Immutable;

namespace EmergentLearning.Engine.Shared;

/// <summary>Declarations as pairs of neighbours, each with the declaration that it comes from.</summary>
internal static class DeclaredEdges
{
    /// <summary>
    /// All pairs that are declared, in the order of the declarations. Classes of one rank stand side by side: each is before the whole
    /// next rank of its list.
    /// </summary>
    public static ImmutableArray<LockPrecedence> Of(LockDeclarations declarations)
    {
        ImmutableDictionary<string, string> places = Places(declarations);
        ILookup<string, string> members = places.ToLookup(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        var edges = ImmutableArray.CreateBuilder<LockPrecedence>();
        foreach (LockHierarchyList list in declarations.Hierarchies)
            AddList(edges, list, members);
        foreach (LockPrecedence pair in declarations.Precedences)
        {
            if (IsName(pair.Outer) && IsName(pair.Inner))
                edges.Add(pair);
        }

        return edges.ToImmutable();
    }

    /// <summary>The place in the hierarchy of each class that has a rank; the first counts when there are two.</summary>
    public static ImmutableDictionary<string, string> Places(LockDeclarations declarations)
    {
        var places = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (LockRanking ranking in declarations.Rankings)
        {
            if (IsName(ranking.LockClass) && IsName(ranking.Rank) && !places.ContainsKey(ranking.LockClass))
                places.Add(ranking.LockClass, ranking.Rank);
        }

        return places.ToImmutable();
    }

    /// <summary>Whether a name names anything.</summary>
    public static bool IsName(string name) => !string.IsNullOrWhiteSpace(name);

    private static void AddList(
        ImmutableArray<LockPrecedence>.Builder edges, LockHierarchyList list, ILookup<string, string> members)
    {
        string? before = null;
        // A class that stands twice is reported; its first place counts, so that the rest of the list keeps its meaning.
        foreach (string name in list.Classes.Where(IsName).Distinct(StringComparer.Ordinal))
        {
            if (before is not null)
                AddNeighbours(edges, Rank(before, members), Rank(name, members), list.Origin);
            before = name;
        }
    }

    private static void AddNeighbours(
        ImmutableArray<LockPrecedence>.Builder edges, ImmutableArray<string> outer, ImmutableArray<string> inner, int origin)
    {
        foreach (string one in outer)
        {
            foreach (string other in inner)
                edges.Add(new LockPrecedence(one, other, origin));
        }
    }

    private static ImmutableArray<string> Rank(string name, ILookup<string, string> members) =>
        [.. members[name].Append(name).Distinct(StringComparer.Ordinal).OrderBy(member => member, StringComparer.Ordinal)];
}
