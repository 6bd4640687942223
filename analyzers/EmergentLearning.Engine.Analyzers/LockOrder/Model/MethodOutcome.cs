using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Flow;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>One way in which a method can end. Immutable, compared by value.</summary>
/// <param name="Returns">What it returns.</param>
/// <param name="Net">What is held then and was not held at the beginning.</param>
/// <param name="Releases">What is given back without having been taken: locks, or handles, by the way to them.</param>
/// <param name="Outs">What its parameters are left with, by their ordinal.</param>
internal sealed record MethodOutcome(
    FlowValue Returns, ImmutableArray<LockKey> Net, ImmutableArray<LockKey> Releases, ImmutableArray<KeyValuePair<int, FlowValue>> Outs)
{
    public static readonly MethodOutcome Nothing = new(FlowValue.Unknown, [], [], []);

    /// <summary>Whether a caller cannot tell the two apart.</summary>
    public bool IsLike(MethodOutcome other) => Returns.Equals(other.Returns) && Outs.SequenceEqual(other.Outs);

    public bool Equals(MethodOutcome? other) => other is not null && Returns.Equals(other.Returns) && Net.SequenceEqual(other.Net)
        && Releases.SequenceEqual(other.Releases) && Outs.SequenceEqual(other.Outs);

    public override int GetHashCode() => (Returns.GetHashCode() * 31) + Net.Length;
}
