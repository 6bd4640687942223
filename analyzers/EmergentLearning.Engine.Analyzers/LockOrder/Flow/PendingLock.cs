using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>The task of an acquisition that has not been waited for.</summary>
internal sealed record PendingLock(Recognition.LockRequest Request, SyntaxNode Site) : FlowValue;
