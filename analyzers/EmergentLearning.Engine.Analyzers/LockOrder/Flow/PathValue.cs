using EmergentLearning.Engine.Analyzers.LockOrder.Model;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>The object at the end of a path.</summary>
internal sealed record PathValue(AccessPath Path) : FlowValue;
