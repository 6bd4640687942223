using EmergentLearning.Engine.Analyzers.LockOrder.Model;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>A handle: giving it back gives back the lock.</summary>
internal sealed record HandleValue(LockKey Key) : FlowValue;
