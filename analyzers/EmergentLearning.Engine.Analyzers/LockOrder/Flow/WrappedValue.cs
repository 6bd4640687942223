namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>A task that is over.</summary>
internal sealed record WrappedValue(FlowValue Result) : FlowValue;
