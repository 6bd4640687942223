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
internal readonly record struct EdgeId(LockKey Held, LockKey Acquired, SyntaxNode Site, bool IsTry, bool IsWait, bool IsLoose);
