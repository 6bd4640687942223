using System.Collections.Immutable;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>Something that a method asks of its callers, for itself or for something that it calls. Immutable.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="Lock">The class of the lock; empty when it is about all of them.</param>
/// <param name="Member">The member that asks it in the first place.</param>
/// <param name="Frames">The way from the method to that member.</param>
internal sealed record LockDemand(DemandKind Kind, string Lock, string Member, ImmutableArray<Frame> Frames)
{
    /// <summary>The callers' locks that have been given back until then: Monitor.Exit, wait, Monitor.Enter.</summary>
    public ImmutableArray<LockKey> Released { get; init; } = [];

    /// <summary>What the method's parameters have to be for it.</summary>
    public ImmutableArray<ParameterTest> Given { get; init; } = [];

    /// <summary>
    /// The locks that nobody up to the outermost entry holds any more when it waits: a lock that counts its own entries waits at the last leave.
    /// </summary>
    public ImmutableArray<LockKey> Outermost { get; init; } = [];

    /// <summary>Whether the entry that such a lock leaves was made on the way: whoever holds it before is a further one.</summary>
    public bool HasEntered { get; init; }

    /// <summary>Whether it is asked before the method first awaits, so by those, too, that do not await it.</summary>
    public bool IsInPrefix { get; init; } = true;

    /// <summary>What is waited for, where a caller gave it; null where it did not.</summary>
    public AccessPath? Waited { get; init; }

    /// <summary>Whether a caller would see no difference.</summary>
    public bool IsLike(LockDemand other) => Kind == other.Kind && Lock == other.Lock && Member == other.Member
        && Released.SequenceEqual(other.Released) && Given.SequenceEqual(other.Given)
        && Outermost.SequenceEqual(other.Outermost) && HasEntered == other.HasEntered && IsInPrefix == other.IsInPrefix && Equals(Waited, other.Waited);
}
