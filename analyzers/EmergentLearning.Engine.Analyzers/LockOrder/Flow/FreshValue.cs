using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>
/// An object that this flow has made and given to nobody yet: no other flow can wait for a lock that is its own. This is RacerD's ownership,
/// for locks. Compared by where it was made.
/// </summary>
internal sealed record FreshValue(SyntaxNode Site) : FlowValue;
