using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Flow;

/// <summary>The control-flow graphs of a member: its own, and one for each lambda and local function in it.</summary>
internal static class Graphs
{
    /// <summary>Each graph with the parameters that are declared for it.</summary>
    public static IEnumerable<KeyValuePair<ControlFlowGraph, ImmutableArray<IParameterSymbol>>> Of(OperationBlockAnalysisContext context)
    {
        var seen = new HashSet<IOperation>();
        foreach (IOperation block in context.OperationBlocks)
        {
            ControlFlowGraph graph = context.GetControlFlowGraph(block);
            // A constructor's body and its call of another constructor are two blocks of one graph.
            if (!seen.Add(graph.OriginalOperation))
                continue;
            foreach (var inner in Inside(graph, ParametersOf(context.OwningSymbol)))
                yield return inner;
        }
    }

    private static IEnumerable<KeyValuePair<ControlFlowGraph, ImmutableArray<IParameterSymbol>>> Inside(
        ControlFlowGraph graph, ImmutableArray<IParameterSymbol> parameters)
    {
        var open = new Stack<KeyValuePair<ControlFlowGraph, ImmutableArray<IParameterSymbol>>>();
        open.Push(new(graph, parameters));
        while (open.Count > 0)
        {
            var current = open.Pop();
            yield return current;
            foreach (IMethodSymbol function in current.Key.LocalFunctions)
                open.Push(new(current.Key.GetLocalFunctionControlFlowGraph(function), function.Parameters));
            foreach (IFlowAnonymousFunctionOperation lambda in current.Key.Blocks.SelectMany(FlowOperations.Of).OfType<IFlowAnonymousFunctionOperation>())
                open.Push(new(current.Key.GetAnonymousFunctionControlFlowGraph(lambda), lambda.Symbol.Parameters));
        }
    }

    private static ImmutableArray<IParameterSymbol> ParametersOf(ISymbol owner) => owner is IMethodSymbol method ? method.Parameters : [];
}
