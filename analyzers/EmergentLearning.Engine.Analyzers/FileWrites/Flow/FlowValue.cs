using System.Collections.Immutable;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>What is known about the value of a variable at one point of a method. Immutable, compared by content.</summary>
internal abstract class FlowValue
{
    /// <summary>The values that it can be: itself, or the alternatives of a choice.</summary>
    public virtual ImmutableArray<FlowValue> Alternatives => [this];

    /// <summary>Where two ways meet: both values, or an unknown of its own when there are too many.</summary>
    public static FlowValue Join(FlowValue left, FlowValue right, PathValue unknown)
    {
        if (left.Equals(right))
            return left;
        // Once unknown, always unknown: or a loop that grows a path would never settle.
        if (left.Equals(unknown) || right.Equals(unknown))
            return unknown;
        ImmutableArray<FlowValue> all = [.. left.Alternatives.Union(right.Alternatives)];
        return all.Length > ChoiceValue.Most || all.Contains(unknown) ? unknown : new ChoiceValue(all);
    }
}
