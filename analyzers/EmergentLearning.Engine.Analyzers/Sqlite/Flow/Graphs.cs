using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

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
            foreach (IFlowAnonymousFunctionOperation lambda in Lambdas(current.Key))
                open.Push(new(current.Key.GetAnonymousFunctionControlFlowGraph(lambda), lambda.Symbol.Parameters));
        }
    }

    private static IEnumerable<IFlowAnonymousFunctionOperation> Lambdas(ControlFlowGraph graph)
    {
        foreach (BasicBlock block in graph.Blocks)
        {
            IEnumerable<IOperation> operations = block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations;
            foreach (IOperation operation in operations.SelectMany(root => root.DescendantsAndSelf()))
            {
                if (operation is IFlowAnonymousFunctionOperation lambda)
                    yield return lambda;
            }
        }
    }

    private static ImmutableArray<IParameterSymbol> ParametersOf(ISymbol owner) => owner is IMethodSymbol method ? method.Parameters : [];
}
