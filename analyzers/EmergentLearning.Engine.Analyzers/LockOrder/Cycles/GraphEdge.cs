using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Cycles;

/// <summary>A pair of classes of which one is taken while the other is held. Immutable.</summary>
/// <param name="From">The class that is held.</param>
/// <param name="To">The class that is taken.</param>
/// <param name="Paths">Where, the shortest path first.</param>
internal sealed record GraphEdge(LockClass From, LockClass To, ImmutableArray<GraphPath> Paths);
