using System.Collections.Immutable;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>Work on other threads, to be waited for: what <c>Task.Run</c> and <c>new Thread</c> return.</summary>
/// <param name="Bodies">The code.</param>
/// <param name="IsUnwrapped">Whether it ends with the tasks that the code returns, and not before.</param>
internal sealed record WorkValue(ImmutableArray<FlowValue> Bodies, bool IsUnwrapped = false) : FlowValue
{
    public bool Equals(WorkValue? other) => other is not null && IsUnwrapped == other.IsUnwrapped && Bodies.SequenceEqual(other.Bodies);

    public override int GetHashCode() => Bodies.Aggregate(23, (hash, value) => (hash * 31) + value.GetHashCode());
}
