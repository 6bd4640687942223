using System.Collections.Immutable;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>A lock that a method takes, itself or below it. Immutable.</summary>
/// <param name="Key">Which, as the method's caller has to translate it.</param>
/// <param name="IsTry">Whether it gives up instead of waiting.</param>
/// <param name="IsWait">Whether another thread takes it, for which the method waits.</param>
/// <param name="IsInPrefix">Whether it is taken, by the method or by somebody for whom it blocks its thread, before it first awaits.</param>
/// <param name="IsLoose">Whether the way to it leads through one of many bodies that a call could run: it may be, but nobody has said so.</param>
/// <param name="Way">The way from the method to the acquisition, the shortest that was found.</param>
internal sealed record AcquiredLock(LockKey Key, bool IsTry, bool IsWait, bool IsInPrefix, bool IsLoose, Way Way)
{
    /// <summary>The callers' locks that have been given back until then.</summary>
    public ImmutableArray<LockKey> Released { get; init; } = [];

    /// <summary>What the method's parameters have to be for it.</summary>
    public ImmutableArray<ParameterTest> Given { get; init; } = [];

    /// <summary>How many calls on the way could run another body just as well.</summary>
    public int Guesses { get; init; }

    /// <summary>Whether a caller would see no difference.</summary>
    public bool IsLike(AcquiredLock other) => Key.Equals(other.Key) && IsTry == other.IsTry && IsWait == other.IsWait && IsInPrefix == other.IsInPrefix
        && IsLoose == other.IsLoose && Released.SequenceEqual(other.Released) && Given.SequenceEqual(other.Given) && Guesses == other.Guesses;
}
