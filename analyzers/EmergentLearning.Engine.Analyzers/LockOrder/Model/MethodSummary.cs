using System.Collections.Immutable;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>What a caller has to know of a method. Immutable.</summary>
internal sealed record MethodSummary
{
    public static readonly MethodSummary Empty = new();

    /// <summary>Every lock that is taken, by the method or below it, whether or not it is given back.</summary>
    public ImmutableArray<AcquiredLock> Acquires { get; init; } = [];

    /// <summary>The ways in which it can end.</summary>
    public ImmutableArray<MethodOutcome> Outcomes { get; init; } = [];

    /// <summary>The delegates of the caller that are run.</summary>
    public ImmutableArray<DelegateCall> Invokes { get; init; } = [];

    /// <summary>What is asked of the callers.</summary>
    public ImmutableArray<LockDemand> Demands { get; init; } = [];

    /// <summary>Whether it does nothing that a caller could see.</summary>
    public bool IsEmpty => Acquires.IsEmpty && Invokes.IsEmpty && Demands.IsEmpty && Outcomes.All(outcome => outcome.Equals(MethodOutcome.Nothing));

    /// <summary>
    /// Whether a caller goes on from a call as it did before. What is taken and asked for meanwhile is added to it without following it again.
    /// </summary>
    public bool LeavesAs(MethodSummary other) => Same(Ends, other.Ends, (one, two) => one.Equals(two))
        && Same(Invokes, other.Invokes, (one, two) => one.IsLike(two));

    /// <summary>Whether it takes and asks for nothing that the other does not.</summary>
    public bool IsWithin(MethodSummary other) => Within(Acquires, other.Acquires, (one, two) => one.IsLike(two)) && Within(Demands, other.Demands, (one, two) => one.IsLike(two));

    // A body that has not been followed yet ends like one that does nothing.
    private ImmutableArray<MethodOutcome> Ends => Outcomes.All(outcome => outcome.Equals(MethodOutcome.Nothing)) ? [] : Outcomes;

    private static bool Within<T>(ImmutableArray<T> one, ImmutableArray<T> two, Func<T, T, bool> isLike) => one.All(item => two.Any(other => isLike(item, other)));

    private static bool Same<T>(ImmutableArray<T> one, ImmutableArray<T> two, Func<T, T, bool> isLike) =>
        one.Length == two.Length && Within(one, two, isLike);
}
