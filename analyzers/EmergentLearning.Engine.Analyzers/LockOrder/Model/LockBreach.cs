using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>A demand that is not met. Immutable.</summary>
/// <param name="Demand">What is asked.</param>
/// <param name="Held">The lock that is held in spite of it; null where none is needed for the fault.</param>
/// <param name="Site">Where.</param>
/// <param name="IsOfOwnWork">Whether it waits for code of this compilation: only all bodies together show whether that can end at all.</param>
internal sealed record LockBreach(LockDemand Demand, LockKey? Held, SyntaxNode Site, bool IsOfOwnWork = false);
