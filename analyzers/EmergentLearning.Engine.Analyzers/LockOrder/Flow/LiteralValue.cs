namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>A constant of an enumeration, by which branches are chosen as by a flag.</summary>
internal sealed record LiteralValue(object Value) : FlowValue;
