using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>
/// What tells the edges of one body apart: of those that are alike in all of it one is kept. It is a type of its own, which is compared faster than a tuple.
/// </summary>
/// <param name="Held">The lock that was held.</param>
/// <param name="Acquired">The lock that was taken.</param>
/// <param name="Site">Where the second is taken, or called for.</param>
/// <param name="IsTry">As in <see cref="LockEdge"/>.</param>
/// <param name="IsWait">As in <see cref="LockEdge"/>.</param>
/// <param name="IsLoose">As in <see cref="LockEdge"/>.</param>
internal readonly record struct EdgeId(LockKey Held, LockKey Acquired, SyntaxNode Site, bool IsTry, bool IsWait, bool IsLoose)
{
    // Written out: where many methods call each other there are hundreds of thousands of edges, and what the compiler writes asks a comparer for each part.
    public bool Equals(EdgeId other) => ReferenceEquals(Site, other.Site) && IsTry == other.IsTry && IsWait == other.IsWait && IsLoose == other.IsLoose
        && Acquired.Equals(other.Acquired) && Held.Equals(other.Held);

    public override int GetHashCode() => (((Acquired.GetHashCode() * 31) + Held.GetHashCode()) * 31) + Site.GetHashCode();
}
