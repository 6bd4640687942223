using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>The body of a helper method. Thread-safe.</summary>
internal sealed class MethodBody(MethodFacts facts, Func<ControlFlowGraph> graph)
{
    private ControlFlowGraph? _graph;

    public static MethodBody Of(IMethodBodyOperation body) => new(new MethodFacts([body]), () => ControlFlowGraph.Create(body));

    /// <summary>Made when it is first followed, which most helpers never are; two threads may make it twice, and either is right.</summary>
    public ControlFlowGraph Graph => _graph ??= graph();

    public MethodFacts Facts { get; } = facts;
}
