using Microsoft.CodeAnalysis.FlowAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>The body of a helper method.</summary>
internal sealed class MethodBody(ControlFlowGraph graph, MethodFacts facts)
{
    public ControlFlowGraph Graph { get; } = graph;

    public MethodFacts Facts { get; } = facts;
}
