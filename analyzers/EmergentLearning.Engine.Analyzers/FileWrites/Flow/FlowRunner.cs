using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>Analyses a body and everything written inside it: local functions and lambdas, each from its own beginning.</summary>
internal sealed class FlowRunner(FlowContext context, MethodFacts facts)
{
    // A body with more functions than this was written by a machine.
    private const int MostFunctions = 200;
    private readonly HashSet<SyntaxNode> _done = [];

    /// <summary>What was found; nothing at all when the body was too large to be followed to the end.</summary>
    public FlowFindings Run(IEnumerable<ControlFlowGraph> graphs)
    {
        foreach (ControlFlowGraph graph in graphs)
            Run(new FlowFrame(graph, facts), FlowState.Empty);
        while (!context.IsExhausted && _done.Count < MostFunctions
            && context.Lambdas.FirstOrDefault(lambda => !_done.Contains(lambda.Key)) is { Key: { } next } found)
        {
            _done.Add(next);
            Run(new FlowFrame(found.Value.Graph, facts), FlowState.Empty with { Variables = found.Value.Variables });
        }

        return context.IsExhausted ? new FlowFindings() : context.Findings;
    }

    private void Run(FlowFrame frame, FlowState entry)
    {
        FlowExit exit = new FlowAnalysis(context, frame).Run(entry);
        foreach (SyntaxNode rename in exit.State?.Unsynced.Keys ?? [])
            context.Findings.At(rename).Steps |= MissingSteps.DirectorySync;
        foreach (IMethodSymbol local in frame.Graph.LocalFunctions)
        {
            if (_done.Count < MostFunctions && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax && _done.Add(syntax))
                Run(new FlowFrame(frame.Graph.GetLocalFunctionControlFlowGraph(local), facts, local) { Outer = frame }, FlowState.Empty);
        }
    }
}
