using EmergentLearning.Engine.Analyzers.LockOrder.Flow;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>What a parameter has to be on a way through its method: a call that passes something else does not take that way. Immutable.</summary>
/// <param name="Ordinal">The place of the parameter.</param>
/// <param name="Value">What it was found to be by a branch.</param>
internal readonly record struct ParameterTest(int Ordinal, FlowValue Value);
