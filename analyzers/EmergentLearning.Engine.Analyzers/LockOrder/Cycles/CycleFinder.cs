using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Cycles;

/// <summary>Finds the circles in the order graph: for each edge of a strongly connected component the shortest one through it, each once.</summary>
internal static class CycleFinder
{
    public static ImmutableArray<LockCycle> Find(LockGraph graph)
    {
        Dictionary<string, int> numbers = graph.Classes.Select((one, i) => (one.Name, i)).GroupBy(pair => pair.Name).ToDictionary(group => group.Key, group => group.First().i, StringComparer.Ordinal);
        GraphEdge[] edges = [.. graph.Edges.Where(edge => edge.From.Name != edge.To.Name && edge.Paths.Any(path => path.CanBlock))];
        ILookup<int, int> next = edges.ToLookup(edge => numbers[edge.From.Name], edge => numbers[edge.To.Name]);
        ILookup<string, GraphEdge> from = edges.ToLookup(edge => edge.From.Name, StringComparer.Ordinal);
        int[] component = new int[graph.Classes.Length];
        List<List<int>> components = StrongComponents.Of(graph.Classes.Length, node => [.. next[node]]);
        for (int i = 0; i < components.Count; i++)
            components[i].ForEach(node => component[node] = i);

        var cycles = new Dictionary<string, LockCycle>(StringComparer.Ordinal);
        foreach (GraphEdge edge in edges.Where(edge => component[numbers[edge.From.Name]] == component[numbers[edge.To.Name]]))
        {
            // A circle through an initialiser is certain only where it is short.
            if (Shortest(edge, from) is { } way && (way.Length == 2 || !way.Any(one => one.Paths.Where(path => path.CanBlock).All(path => path.IsOnce))) && LockCycle.Create(way) is { } cycle && !cycles.ContainsKey(cycle.Id))
                cycles.Add(cycle.Id, cycle);
        }

        return [.. WithoutDetours(cycles.Values).OrderBy(cycle => cycle.Id, StringComparer.Ordinal)];
    }

    /// <summary>Circles that share a pair end with the same change to the code: the shortest of them is enough to read.</summary>
    private static List<LockCycle> WithoutDetours(IEnumerable<LockCycle> cycles)
    {
        var kept = new List<LockCycle>();
        foreach (LockCycle cycle in cycles.OrderBy(cycle => cycle.Edges.Length).ThenBy(cycle => cycle.Id, StringComparer.Ordinal))
        {
            if (!kept.Any(shorter => shorter.Edges.Any(edge => cycle.Edges.Contains(edge))))
                kept.Add(cycle);
        }

        return kept;
    }

    /// <summary>The shortest circle through the edge, found breadth first.</summary>
    private static ImmutableArray<GraphEdge>? Shortest(GraphEdge first, ILookup<string, GraphEdge> from)
    {
        var arrivedBy = new Dictionary<string, GraphEdge>(StringComparer.Ordinal);
        var open = new Queue<string>([first.To.Name]);
        while (open.Count > 0)
        {
            string name = open.Dequeue();
            if (name == first.From.Name)
                return Trace(first, arrivedBy);
            foreach (GraphEdge edge in from[name])
            {
                if (arrivedBy.ContainsKey(edge.To.Name) || edge.To.Name == first.To.Name)
                    continue;
                arrivedBy.Add(edge.To.Name, edge);
                open.Enqueue(edge.To.Name);
            }
        }

        return null;
    }

    private static ImmutableArray<GraphEdge> Trace(GraphEdge first, Dictionary<string, GraphEdge> arrivedBy)
    {
        var way = new Stack<GraphEdge>();
        for (string name = first.From.Name; name != first.To.Name; name = arrivedBy[name].From.Name)
            way.Push(arrivedBy[name]);
        return [first, .. way];
    }
}
