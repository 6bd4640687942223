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

    /// <summary>Whether a caller would see no difference.</summary>
    public bool IsLike(MethodSummary other) => Same(Acquires, other.Acquires, (one, two) => one.IsLike(two))
        && Same(Outcomes, other.Outcomes, (one, two) => one.Equals(two))
        && Same(Invokes, other.Invokes, (one, two) => one.IsLike(two))
        && Same(Demands, other.Demands, (one, two) => one.IsLike(two));

    /// <summary>The same for a caller that may have passed over one that does nothing.</summary>
    public bool IsSeenAs(MethodSummary other) => (IsEmpty && other.IsEmpty) || IsLike(other);

    private static bool Same<T>(ImmutableArray<T> one, ImmutableArray<T> two, Func<T, T, bool> isLike) =>
        one.Length == two.Length && one.All(item => two.Any(other => isLike(item, other)));
}
