namespace EmergentLearning.Engine.Locking.Order;

/// <summary>
/// Every order of two classes that was seen, once. An edge that would close a circle is kept apart, so that one mistake is one finding and
/// not one for each later edge. Not thread-safe: <see cref="LockOrderChecker"/> owns it.
/// </summary>
internal sealed class LockEdgeSet
{
    private readonly Dictionary<(int From, int To), LockEdge> _edges = [];
    private readonly Dictionary<(int From, int To), IReadOnlyList<LockEdge>> _circles = [];
    private readonly Dictionary<int, List<LockEdge>> _next = [];

    /// <summary>All edges, in the order in which they were seen.</summary>
    public IReadOnlyCollection<LockEdge> All => _edges.Values;

    /// <summary>Enters an edge, unless one like it is known; one that blocks takes the place of one that was only tried.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="circle">The edges of the circle that it closes, itself the first; empty when there is none.</param>
    /// <returns>Whether it is new.</returns>
    public bool TryAdd(LockEdge edge, out IReadOnlyList<LockEdge> circle)
    {
        (int, int) key = (edge.From.Id, edge.To.Id);
        if (_edges.TryGetValue(key, out LockEdge? known) && (known.Blocks || !edge.Blocks))
        {
            circle = _circles.GetValueOrDefault(key, []);
            return false;
        }

        _edges[key] = edge;
        circle = Close(edge);
        if (circle.Count > 0)
            _circles.Add(key, circle);
        else if (edge.Blocks)
            Link(edge);
        return true;
    }

    private IReadOnlyList<LockEdge> Close(LockEdge edge)
    {
        // Two instances of one class are the rule's matter: only an order of instances can allow them.
        if (!edge.Blocks || edge.From == edge.To)
            return [];

        List<LockEdge> back = FindWay(edge.To, edge.From);
        return back.Count == 0 ? [] : [edge, .. back];
    }

    private void Link(LockEdge edge)
    {
        if (!_next.TryGetValue(edge.From.Id, out List<LockEdge>? next))
            _next.Add(edge.From.Id, next = []);
        next.Add(edge);
    }

    /// <summary>The shortest way from one class to another; empty when there is none.</summary>
    private List<LockEdge> FindWay(LockNode from, LockNode to)
    {
        var cameBy = new Dictionary<int, LockEdge?> { [from.Id] = null };
        var open = new Queue<int>([from.Id]);
        while (open.TryDequeue(out int at))
        {
            foreach (LockEdge edge in _next.GetValueOrDefault(at) ?? [])
            {
                if (!cameBy.TryAdd(edge.To.Id, edge))
                    continue;
                if (edge.To == to)
                    return Trace(edge, cameBy);
                open.Enqueue(edge.To.Id);
            }
        }

        return [];
    }

    private static List<LockEdge> Trace(LockEdge last, Dictionary<int, LockEdge?> cameBy)
    {
        var way = new List<LockEdge>();
        for (LockEdge? edge = last; edge is not null; edge = cameBy[edge.From.Id])
            way.Insert(0, edge);
        return way;
    }
}
