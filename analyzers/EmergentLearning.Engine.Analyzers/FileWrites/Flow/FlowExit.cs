namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>How a body ends: its state where it returns, or null when it never does, and what it returns.</summary>
internal sealed record FlowExit(FlowState? State, FlowValue? Value);
