using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using EmergentLearning.Engine.Analyzers.Sqlite.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>
/// Follows a member with its lambdas and local functions, inner ones first and again until nothing changes: they call each other and see
/// each other's variables. Not thread-safe.
/// </summary>
internal sealed class BodyRun(ISymbol owner, LockSymbols symbols, ISummarySource outside) : ISummarySource
{
    private const int MostRounds = 5;
    private readonly Dictionary<ISymbol, MethodSummary> _summaries = new(SymbolEqualityComparer.Default);

    /// <summary>The summaries of the member and of all functions inside it.</summary>
    public IReadOnlyDictionary<ISymbol, MethodSummary> Summaries => _summaries;

    /// <summary>What the last round found, the member's own last.</summary>
    public ImmutableArray<FlowRecord> Records { get; private set; } = [];

    public void Run(ControlFlowGraph graph, CancellationToken cancellation)
    {
        List<KeyValuePair<ISymbol, ControlFlowGraph>> functions = Functions(graph);
        functions.Reverse();
        for (int round = 0; round < MostRounds; round++)
        {
            bool isStable = true;
            var records = ImmutableArray.CreateBuilder<FlowRecord>();
            foreach (KeyValuePair<ISymbol, ControlFlowGraph> function in functions)
            {
                FlowRecord record = Follow(function.Key, function.Value, cancellation);
                records.Add(record);
                MethodSummary summary = record.Summarize(function.Key as IMethodSymbol);
                isStable &= _summaries.TryGetValue(function.Key, out MethodSummary? known) && known.IsLike(summary);
                _summaries[function.Key] = summary;
            }

            Records = records.ToImmutable();
            if (isStable || functions.Count == 1)
                return;
        }
    }

    public ImmutableArray<KeyValuePair<IMethodSymbol, MethodSummary>>? Find(IMethodSymbol method, ITypeSymbol? receiver, bool isDirect)
    {
        if (method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction && _summaries.TryGetValue(method.OriginalDefinition, out MethodSummary? summary))
            return [new(method.OriginalDefinition, summary)];
        return outside.Find(method, receiver, isDirect);
    }

    public ImmutableArray<IMethodSymbol> AssignedTo(ISymbol member) => outside.AssignedTo(member);

    public ImmutableArray<IMethodSymbol> StoredIn(ISymbol holder) => outside.StoredIn(holder);

    public MethodSummary? Initializer(INamedTypeSymbol type) => outside.Initializer(type);

    private FlowRecord Follow(ISymbol function, ControlFlowGraph graph, CancellationToken cancellation)
    {
        var record = new FlowRecord { Owner = function };
        var scope = new FlowScope(function, symbols, this, record);
        bool isOuter = SymbolEqualityComparer.Default.Equals(function, owner);
        new LockFlow(scope).Run(graph, isOuter ? EntryState.Of(scope, graph) : FlowState.Start, cancellation);
        return record;
    }

    private List<KeyValuePair<ISymbol, ControlFlowGraph>> Functions(ControlFlowGraph graph)
    {
        var found = new List<KeyValuePair<ISymbol, ControlFlowGraph>> { new(owner, graph) };
        for (int i = 0; i < found.Count; i++)
        {
            ControlFlowGraph current = found[i].Value;
            foreach (IMethodSymbol local in current.LocalFunctions)
                found.Add(new(local, current.GetLocalFunctionControlFlowGraph(local)));
            foreach (IFlowAnonymousFunctionOperation lambda in current.Blocks.SelectMany(FlowOperations.Of).OfType<IFlowAnonymousFunctionOperation>())
                found.Add(new(lambda.Symbol, current.GetAnonymousFunctionControlFlowGraph(lambda)));
        }

        return found;
    }
}
