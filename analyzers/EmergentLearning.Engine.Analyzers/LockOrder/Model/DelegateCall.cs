using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Flow;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>A delegate that a method invokes and that only its caller knows. Immutable.</summary>
/// <param name="Delegate">Where the delegate comes from.</param>
/// <param name="Arguments">What it is given.</param>
/// <param name="Held">What the method holds meanwhile.</param>
/// <param name="Frames">The way from the method to the invocation.</param>
internal sealed record DelegateCall(
    AccessPath Delegate, ImmutableArray<FlowValue> Arguments, ImmutableArray<KeyValuePair<LockKey, HeldLock>> Held, ImmutableArray<Frame> Frames)
{
    /// <summary>Whether a caller would see no difference.</summary>
    public bool IsLike(DelegateCall other) => Delegate.Equals(other.Delegate)
        && Held.Select(pair => pair.Key).SequenceEqual(other.Held.Select(pair => pair.Key));
}
