using System.Collections.Immutable;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>What the analysis of one method body shares over all its frames.</summary>
internal sealed class FlowContext(FileWriteSymbols symbols, MethodSources sources, CancellationToken cancellation)
{
    // Far beyond any method that a person reads; a machine's method is given up in silence.
    private const int MostSteps = 250_000;
    private int _steps;

    public FileWriteSymbols Symbols { get; } = symbols;

    public MethodSources Sources { get; } = sources;

    public FlowFindings Findings { get; } = new();

    /// <summary>Lambdas seen on the way, with the variables that they can see; analysed after the body.</summary>
    public Dictionary<SyntaxNode, (ControlFlowGraph Graph, ImmutableDictionary<object, FlowValue> Variables)> Lambdas { get; } = [];

    public bool IsExhausted => _steps > MostSteps;

    /// <summary>Counts work; the caller stops when there was too much.</summary>
    public void Step(int work)
    {
        cancellation.ThrowIfCancellationRequested();
        _steps += work;
    }
}
