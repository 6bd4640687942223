using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Cycles;

/// <summary>The edges of the order graph on which a flow can wait for another one, between classes that are numbers. Not thread-safe.</summary>
internal sealed class BlockingWays
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<(GraphEdge Edge, int To)>[] _next;
    private readonly int[] _component;

    // By which edge a search came to a class first, and in which search: nothing has to be emptied for the next one.
    private readonly GraphEdge[] _arrivedBy;
    private readonly int[] _arrivedIn;
    private int _searches;

    public BlockingWays(LockGraph graph)
    {
        int count = graph.Classes.Length;
        for (int i = 0; i < count; i++)
        {
            // Two classes of one name are one to whoever reads it.
            if (!_numbers.ContainsKey(graph.Classes[i].Name))
                _numbers.Add(graph.Classes[i].Name, i);
        }

        (_component, _arrivedBy, _arrivedIn) = (new int[count], new GraphEdge[count], new int[count]);
        _next = [.. Enumerable.Range(0, count).Select(_ => new List<(GraphEdge, int)>())];
        GraphEdge[] edges = [.. graph.Edges.Where(edge => edge.From.Name != edge.To.Name && edge.CanBlock)];
        foreach (GraphEdge edge in edges)
            _next[NumberOf(edge.From)].Add((edge, NumberOf(edge.To)));
        int[][] targets = Array.ConvertAll(_next, edges => edges.ConvertAll(edge => edge.To).ToArray());
        List<List<int>> components = StrongComponents.Of(count, node => targets[node]);
        for (int i = 0; i < components.Count; i++)
            components[i].ForEach(node => _component[node] = i);
        InCircles = [.. edges.Where(edge => _component[NumberOf(edge.From)] == _component[NumberOf(edge.To)])];
    }

    /// <summary>The edges that some circle leads through, by name.</summary>
    public ImmutableArray<GraphEdge> InCircles { get; }

    /// <summary>The shortest circle through the edge, found breadth first, beginning with it; null where there is none.</summary>
    public ImmutableArray<GraphEdge>? Back(GraphEdge first)
    {
        int start = NumberOf(first.To);
        int end = NumberOf(first.From);
        _searches++;
        _arrivedIn[start] = _searches;
        var open = new Queue<int>();
        open.Enqueue(start);
        while (open.Count > 0)
        {
            foreach ((GraphEdge edge, int to) in _next[open.Dequeue()])
            {
                // No circle leaves its component.
                if (_arrivedIn[to] == _searches || _component[to] != _component[start])
                    continue;
                (_arrivedIn[to], _arrivedBy[to]) = (_searches, edge);
                // What a class is reached by first it is reached by in the end.
                if (to == end)
                    return Trace(first, start, end);
                open.Enqueue(to);
            }
        }

        return null;
    }

    private ImmutableArray<GraphEdge> Trace(GraphEdge first, int start, int end)
    {
        var way = new Stack<GraphEdge>();
        for (int node = end; node != start; node = NumberOf(_arrivedBy[node].From))
            way.Push(_arrivedBy[node]);
        return [first, .. way];
    }

    private int NumberOf(LockClass one) => _numbers[one.Name];
}
