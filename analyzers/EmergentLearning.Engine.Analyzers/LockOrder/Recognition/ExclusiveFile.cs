using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>A file that is opened as a lock. Immutable.</summary>
/// <param name="Key">The lock; its name is the path.</param>
/// <param name="Retry">The loop in which it is tried again; null where the failure is final.</param>
internal sealed record ExclusiveFile(LockKey Key, SyntaxNode? Retry);
