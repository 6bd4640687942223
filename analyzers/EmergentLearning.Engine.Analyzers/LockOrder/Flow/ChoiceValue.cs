using System.Collections.Immutable;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>One of a few values.</summary>
internal sealed record ChoiceValue(ImmutableHashSet<FlowValue> Values) : FlowValue
{
    private const int Most = 4;

    public static FlowValue Of(FlowValue one, FlowValue other)
    {
        ImmutableHashSet<FlowValue> all = Each(one).Union(Each(other));
        return all.Any(value => value.IsUnknown) || all.Count > Most ? Unknown : all.Count == 1 ? all.First() : new ChoiceValue(all);
    }

    public static ImmutableHashSet<FlowValue> Each(FlowValue value) => value is ChoiceValue choice ? choice.Values : [value];

    public bool Equals(ChoiceValue? other) => other is not null && Values.SetEquals(other.Values);

    public override int GetHashCode() => Values.Aggregate(17, (hash, value) => hash ^ value.GetHashCode());
}
