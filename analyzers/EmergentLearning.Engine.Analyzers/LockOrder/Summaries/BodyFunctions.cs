using EmergentLearning.Engine.Analyzers.Sqlite.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>The functions of a member, each with its graph.</summary>
internal static class BodyFunctions
{
    /// <summary>Lambdas and local functions, inner ones first, and the member itself last.</summary>
    /// <param name="owner">The member.</param>
    /// <param name="graph">Its graph.</param>
    /// <param name="hasLambdas">Whether there are any: to look for them is to look at every operation once more.</param>
    public static IReadOnlyList<KeyValuePair<ISymbol, ControlFlowGraph>> Of(ISymbol owner, ControlFlowGraph graph, bool hasLambdas)
    {
        var found = new List<KeyValuePair<ISymbol, ControlFlowGraph>> { new(owner, graph) };
        for (int i = 0; i < found.Count; i++)
        {
            ControlFlowGraph current = found[i].Value;
            foreach (IMethodSymbol local in current.LocalFunctions)
                found.Add(new(local, current.GetLocalFunctionControlFlowGraph(local)));
            if (!hasLambdas)
                continue;
            foreach (IFlowAnonymousFunctionOperation lambda in current.Blocks.SelectMany(FlowOperations.Of).OfType<IFlowAnonymousFunctionOperation>())
                found.Add(new(lambda.Symbol, current.GetAnonymousFunctionControlFlowGraph(lambda)));
        }

        found.Reverse();
        return found;
    }
}
