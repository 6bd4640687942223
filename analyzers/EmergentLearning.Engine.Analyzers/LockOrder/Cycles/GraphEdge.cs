using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Cycles;

/// <summary>
/// A pair of classes of which one is taken while the other is held. Where many methods call each other it has many paths, and few of them are ever asked for:
/// they are put in order, and judged, when they are. Immutable; what it keeps is only what it has answered before.
/// </summary>
/// <param name="from">The class that is held.</param>
/// <param name="to">The class that is taken.</param>
/// <param name="edges">What happens on its paths, in the order of the bodies; at least one.</param>
/// <param name="judge">Says of a path what is wrong with it alone.</param>
internal sealed class GraphEdge(LockClass from, LockClass to, IReadOnlyList<LockEdge> edges, Func<LockEdge, GraphPath> judge)
{
    private ImmutableArray<GraphPath> _paths;
    private ImmutableArray<LockEdge> _choices;
    private LockEdge? _shortest;

    /// <summary>The class that is held.</summary>
    public LockClass From { get; } = from;

    /// <summary>The class that is taken.</summary>
    public LockClass To { get; } = to;

    /// <summary>All paths, the shortest first.</summary>
    public ImmutableArray<GraphPath> Paths => _paths.IsDefault ? _paths = [.. edges.OrderBy(edge => edge, PathOrder.Instance).Select(judge)] : _paths;

    /// <summary>What happens on the shortest path.</summary>
    public LockEdge Shortest => _shortest ??= edges[PathOrder.First(edges)];

    /// <summary>What a circle through the pair can lead over: of the paths that can block, the shortest for each set of gates.</summary>
    public ImmutableArray<LockEdge> Choices => _choices.IsDefault ? _choices = Gates.Shortest(edges, edge => judge(edge).CanBlock) : _choices;

    /// <summary>Whether a flow can wait for another one on any of its paths.</summary>
    public bool CanBlock => !Choices.IsEmpty;

    /// <summary>Whether each path that can block runs once at most; also where there is none.</summary>
    public bool IsOnce => edges.Select(judge).Where(path => path.CanBlock).All(path => path.IsOnce);
}
