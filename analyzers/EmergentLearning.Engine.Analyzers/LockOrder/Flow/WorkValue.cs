using System.Collections.Immutable;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>Work on other threads, to be waited for: what <c>Task.Run</c> and <c>new Thread</c> return.</summary>
internal sealed record WorkValue(ImmutableArray<FlowValue> Bodies) : FlowValue
{
    public bool Equals(WorkValue? other) => other is not null && Bodies.SequenceEqual(other.Bodies);

    public override int GetHashCode() => Bodies.Aggregate(23, (hash, value) => (hash * 31) + value.GetHashCode());
}
