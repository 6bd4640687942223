using System.Collections.Immutable;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>One of a few values, depending on the way taken.</summary>
internal sealed class ChoiceValue(ImmutableArray<FlowValue> alternatives) : FlowValue
{
    /// <summary>Beyond this nothing useful can be said, and the analysis stays small.</summary>
    public const int Most = 4;

    public override ImmutableArray<FlowValue> Alternatives { get; } = alternatives;

    public override bool Equals(object? obj) => obj is ChoiceValue other
        && other.Alternatives.Length == Alternatives.Length
        && Alternatives.All(value => other.Alternatives.Contains(value));

    // The order of the alternatives does not count.
    public override int GetHashCode() => Alternatives.Aggregate(0, (hash, value) => hash ^ value.GetHashCode());
}
