using System.Collections.Immutable;

namespace EmergentLearning.Engine.Shared;

/// <summary>Finds declarations that say of two classes that each is before the other.</summary>
internal static class DeclaredCycles
{
    /// <summary>
    /// One fault for each declaration that closes a circle with those before it, and the shortest such circle; a later declaration of the
    /// same circle is not reported again.
    /// </summary>
    public static ImmutableArray<LockDeclarationFault> Of(ImmutableArray<LockPrecedence> edges)
    {
        var faults = ImmutableArray.CreateBuilder<LockDeclarationFault>();
        var accepted = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var refused = new HashSet<int>();
        foreach (LockPrecedence edge in edges)
        {
            ImmutableArray<string> back = Way(edge.Inner, edge.Outer, accepted);
            if (!back.IsEmpty)
            {
                if (refused.Add(edge.Origin))
                    faults.Add(new LockDeclarationFault(LockFaultKind.Cycle, edge.Origin, back.Insert(0, edge.Outer)));
                continue;
            }

            if (!accepted.TryGetValue(edge.Outer, out List<string>? inner))
                accepted.Add(edge.Outer, inner = []);
            inner.Add(edge.Inner);
        }

        return faults.ToImmutable();
    }

    /// <summary>The shortest way along the edges, both ends included; empty when there is none.</summary>
    private static ImmutableArray<string> Way(string from, string to, Dictionary<string, List<string>> edges)
    {
        var cameFrom = new Dictionary<string, string?>(StringComparer.Ordinal) { [from] = null };
        var open = new Queue<string>([from]);
        while (open.Count > 0)
        {
            string at = open.Dequeue();
            if (StringComparer.Ordinal.Equals(at, to))
                return Trace(at, cameFrom);
            if (!edges.TryGetValue(at, out List<string>? inner))
                continue;

            foreach (string next in inner.Where(next => !cameFrom.ContainsKey(next)))
            {
                cameFrom.Add(next, at);
                open.Enqueue(next);
            }
        }

        return [];
    }

    private static ImmutableArray<string> Trace(string end, Dictionary<string, string?> cameFrom)
    {
        var way = ImmutableArray.CreateBuilder<string>();
        for (string? at = end; at is not null; at = cameFrom[at])
            way.Add(at);
        way.Reverse();
        return way.ToImmutable();
    }
}
