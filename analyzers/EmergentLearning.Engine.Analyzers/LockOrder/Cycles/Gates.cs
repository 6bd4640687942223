using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Cycles;

/// <summary>
/// A lock that is held around every path of a circle lets only one flow in, so the flows cannot wait for each other. It must be exclusive,
/// and one object on all of the paths, not only one class.
/// </summary>
internal static class Gates
{
    private const int MostTries = 2000;

    // Where two calls of a circle each have to run one of two bodies, it is rather not closed.
    private const int MostGuesses = 1;

    /// <summary>A path for each edge, so that no gate stands around all of them and all can well be taken; null when there are none.</summary>
    public static ImmutableArray<LockEdge>? Choose(ImmutableArray<GraphEdge> edges)
    {
        ImmutableArray<LockEdge>[] choices = [.. edges.Select(edge => edge.Choices)];
        int tries = 0;
        return Search(choices, [], null, ref tries);
    }

    /// <summary>For each set of gates the shortest of those that count, and of all of these the shortest first.</summary>
    public static ImmutableArray<LockEdge> Shortest(IReadOnlyList<LockEdge> edges, Func<LockEdge, bool> counts)
    {
        // Most edges have no gate.
        if (edges.All(static edge => edge.Gates.IsEmpty))
            return Shortest(edges) is { } one ? [one] : [];
        return [.. Alike(edges).Select(Shortest).OfType<LockEdge>().OrderBy(edge => edge, PathOrder.Instance)];

        LockEdge? Shortest(IReadOnlyList<LockEdge> group)
        {
            LockEdge first = group[PathOrder.First(group)];
            // Mostly it counts, and then the others need neither be ordered nor asked.
            return counts(first) ? first : group.OrderBy(edge => edge, PathOrder.Instance).FirstOrDefault(counts);
        }
    }

    /// <summary>The edges with the same gates together.</summary>
    private static List<List<LockEdge>> Alike(IReadOnlyList<LockEdge> edges)
    {
        var alike = new List<List<LockEdge>>();
        foreach (LockEdge edge in edges)
        {
            int place = 0;
            while (place < alike.Count && !AreSame(alike[place][0].Gates, edge.Gates))
                place++;
            if (place == alike.Count)
                alike.Add([]);
            alike[place].Add(edge);
        }

        return alike;
    }

    // Most edges have no gate, and to compare two empty sets that are not one object makes a third.
    private static bool AreSame(ImmutableHashSet<LockKey> one, ImmutableHashSet<LockKey> other) =>
        one.Count == other.Count && (one.IsEmpty || one.SetEquals(other));

    private static ImmutableArray<LockEdge>? Search(ImmutableArray<LockEdge>[] choices, ImmutableArray<LockEdge> chosen, ImmutableHashSet<LockKey>? common, ref int tries)
    {
        if (chosen.Length == choices.Length)
            return common is null || !common.Any(gate => IsOneObject(gate, chosen)) ? chosen : null;
        foreach (LockEdge edge in choices[chosen.Length])
        {
            if (++tries > MostTries)
                return null;
            if (chosen.Sum(one => one.Guesses) + edge.Guesses > MostGuesses)
                continue;
            ImmutableHashSet<LockKey> gates = common is null ? edge.Gates : common.Intersect(edge.Gates);
            if (Search(choices, chosen.Add(edge), gates, ref tries) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>A static lock is one; a lock of the instance is one where all locks of the circle are of the same instance.</summary>
    private static bool IsOneObject(LockKey gate, ImmutableArray<LockEdge> paths) => gate.Mode == LockMode.Exclusive && gate.Path.IsExact && gate.Path.Root switch
    {
        PathRoot.Static or PathRoot.Type => true,
        PathRoot.This => paths.All(path => IsOfThis(path.Held, gate) && IsOfThis(path.Acquired, gate)),
        _ => false,
    };

    private static bool IsOfThis(LockKey key, LockKey gate) => key.Path.Root == PathRoot.This && SymbolEqualityComparer.Default.Equals(key.Path.Symbol, gate.Path.Symbol);
}
