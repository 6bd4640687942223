using System.Diagnostics;

namespace EmergentLearning.Engine.Locking.Order;

/// <summary>One class was asked for while another was held.</summary>
/// <param name="From">What was held.</param>
/// <param name="To">What was asked for.</param>
/// <param name="Kind">How.</param>
/// <param name="Outer">Where the first was taken when this was seen first; <see langword="null"/> when that was before the checks began.</param>
/// <param name="Inner">Where the second was asked for.</param>
internal sealed record LockEdge(LockNode From, LockNode To, LockEdgeKind Kind, StackTrace? Outer, StackTrace Inner)
{
    /// <summary>Whether it can be part of a circle.</summary>
    public bool Blocks => Kind != LockEdgeKind.Tried;
}
