using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>One body under analysis: the method itself, or a helper that it calls.</summary>
internal sealed class FlowFrame(ControlFlowGraph graph, MethodFacts facts, IMethodSymbol? method = null, FlowFrame? caller = null, SyntaxNode? call = null)
{
    public ControlFlowGraph Graph { get; } = graph;

    public MethodFacts Facts { get; } = facts;

    public FlowFrame? Caller { get; } = caller;

    /// <summary>The call in the analysed method through which this body is reached; null for the method itself.</summary>
    public SyntaxNode? Call { get; } = call;

    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    /// <summary>The body around a lambda or local function, whose local functions it can call.</summary>
    public FlowFrame? Outer { get; init; } = caller;

    /// <summary>True when the method is being analysed already, here or further out: recursion is not followed.</summary>
    public bool IsIn(IMethodSymbol called) =>
        SymbolEqualityComparer.Default.Equals(called, method) || Caller?.IsIn(called) == true;

    /// <summary>The place to report in the analysed method.</summary>
    public SyntaxNode Place(SyntaxNode site) => Call ?? site;
}
