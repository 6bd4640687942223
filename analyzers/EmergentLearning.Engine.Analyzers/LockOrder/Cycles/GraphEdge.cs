using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Cycles;

/// <summary>A pair of classes of which one is taken while the other is held. Immutable; what it keeps is only what it has answered before.</summary>
/// <param name="from">The class that is held.</param>
/// <param name="to">The class that is taken.</param>
/// <param name="paths">Where, the shortest path first.</param>
internal sealed class GraphEdge(LockClass from, LockClass to, ImmutableArray<GraphPath> paths)
{
    private ImmutableArray<LockEdge> _choices;

    /// <summary>The class that is held.</summary>
    public LockClass From { get; } = from;

    /// <summary>The class that is taken.</summary>
    public LockClass To { get; } = to;

    /// <summary>Where, the shortest path first.</summary>
    public ImmutableArray<GraphPath> Paths { get; } = paths;

    /// <summary>What a circle through the pair can lead over: of the paths that can block, the first for each set of gates.</summary>
    public ImmutableArray<LockEdge> Choices =>
        _choices.IsDefault ? _choices = Gates.Distinct(Paths.Where(path => path.CanBlock).Select(path => path.Edge)) : _choices;

    /// <summary>Whether each path that can block runs once at most; also where there is none.</summary>
    public bool IsOnce => Paths.Where(path => path.CanBlock).All(path => path.IsOnce);
}
