using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>One lock was taken while another was held. Immutable.</summary>
/// <param name="Held">The lock that was held.</param>
/// <param name="Acquired">The lock that was taken.</param>
/// <param name="IsTry">Whether it would have given up instead of waiting.</param>
/// <param name="IsWait">Whether another thread took it, which was waited for.</param>
/// <param name="Way">Where the held lock was taken, then the way to the acquisition of the other.</param>
/// <param name="Gates">What was held around both, in the same method.</param>
/// <param name="Method">The method that held the lock.</param>
/// <param name="IsLoose">As in <see cref="AcquiredLock"/>.</param>
/// <param name="IsRequired">Whether the lock was held because the method requires it of its callers.</param>
internal sealed record LockEdge(
    LockKey Held, LockKey Acquired, bool IsTry, bool IsWait, Way Way, ImmutableHashSet<LockKey> Gates, ISymbol Method,
    bool IsLoose, bool IsRequired = false)
{
    /// <summary>As in <see cref="AcquiredLock"/>.</summary>
    public int Guesses { get; init; }

    /// <summary>Where the second lock is taken, or called for, in the method that holds the first.</summary>
    public SyntaxNode Site => Way.Rest!.First.Site;

    /// <summary>Whether the method takes the second lock itself.</summary>
    public bool IsDirect => Way.Length == 2;

    /// <summary>All steps of the way.</summary>
    public ImmutableArray<Frame> Frames => Way.Frames;
}
