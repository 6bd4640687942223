using System.Collections.Immutable;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>Several values side by side.</summary>
internal sealed record TupleValue(ImmutableArray<FlowValue> Items) : FlowValue
{
    public bool Equals(TupleValue? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Aggregate(19, (hash, value) => (hash * 31) + value.GetHashCode());
}
