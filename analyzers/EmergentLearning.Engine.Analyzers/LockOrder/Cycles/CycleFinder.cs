using System.Collections.Immutable;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Cycles;

/// <summary>Finds the circles in the order graph: for each edge of a strongly connected component the shortest one through it, each once.</summary>
internal static class CycleFinder
{
    public static ImmutableArray<LockCycle> Find(LockGraph graph)
    {
        var ways = new BlockingWays(graph);
        var cycles = new Dictionary<string, LockCycle>(StringComparer.Ordinal);
        foreach (GraphEdge edge in ways.InCircles)
        {
            // A circle through an initialiser is certain only where it is short.
            if (ways.Back(edge) is not { } way || (way.Length > 2 && way.Any(one => one.IsOnce)))
                continue;
            if (LockCycle.Create(way) is { } cycle && !cycles.ContainsKey(cycle.Id))
                cycles.Add(cycle.Id, cycle);
        }

        return [.. WithoutDetours(cycles.Values).OrderBy(cycle => cycle.Id, StringComparer.Ordinal)];
    }

    /// <summary>Circles that share a pair end with the same change to the code: the shortest of them is enough to read.</summary>
    private static List<LockCycle> WithoutDetours(IEnumerable<LockCycle> cycles)
    {
        var kept = new List<LockCycle>();
        var told = new HashSet<GraphEdge>();
        foreach (LockCycle cycle in cycles.OrderBy(cycle => cycle.Edges.Length).ThenBy(cycle => cycle.Id, StringComparer.Ordinal))
        {
            if (cycle.Edges.Any(told.Contains))
                continue;
            kept.Add(cycle);
            told.UnionWith(cycle.Edges);
        }

        return kept;
    }
}
