using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
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
    private readonly HashSet<ISymbol> _inner = new(SymbolEqualityComparer.Default);

    /// <summary>The summaries of the member and of all functions inside it.</summary>
    public IReadOnlyDictionary<ISymbol, MethodSummary> Summaries => _summaries;

    /// <summary>What the last round found, the member's own last.</summary>
    public ImmutableArray<FlowRecord> Records { get; private set; } = [];

    public void Run(IReadOnlyList<KeyValuePair<ISymbol, ControlFlowGraph>> functions, CancellationToken cancellation)
    {
        _inner.UnionWith(functions.Select(function => function.Key));
        bool isStable = false;
        for (int round = 0; round < MostRounds && !isStable; round++)
            isStable = Round(functions, cancellation) || functions.Count == 1;
        if (functions.Count > 1)
            TellEachOther();
    }

    /// <returns>Whether none ends otherwise than those that call it could know.</returns>
    private bool Round(IReadOnlyList<KeyValuePair<ISymbol, ControlFlowGraph>> functions, CancellationToken cancellation)
    {
        bool isStable = true;
        var records = ImmutableArray.CreateBuilder<FlowRecord>();
        var asked = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (KeyValuePair<ISymbol, ControlFlowGraph> function in functions)
        {
            FlowRecord record = Follow(function.Key, function.Value, cancellation);
            records.Add(record);
            asked.UnionWith(record.Passed.Select(call => call.Callee.OriginalDefinition));
            MethodSummary summary = record.Summarize(function.Key as IMethodSymbol);
            isStable &= !asked.Contains(function.Key) || Summary(function.Key).LeavesAs(summary);
            _summaries[function.Key] = summary;
        }

        Records = records.ToImmutable();
        return isStable;
    }

    private void TellEachOther()
    {
        var propagation = new Propagation(_summaries);
        propagation.Add(Records);
        foreach (FlowRecord record in Records)
            propagation.Tell(record.Owner!);
        propagation.Run();
        propagation.Refresh();
    }

    public ImmutableArray<KeyValuePair<IMethodSymbol, MethodSummary>>? Find(IMethodSymbol method, ITypeSymbol? receiver, bool isDirect)
    {
        if (method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction && _inner.Contains(method.OriginalDefinition))
            return [new(method.OriginalDefinition, Summary(method.OriginalDefinition))];
        return outside.Find(method, receiver, isDirect);
    }

    public bool IsSilent(IMethodSymbol method) => outside.IsSilent(method);

    public int Count(IMethodSymbol method, ITypeSymbol? receiver, bool isDirect) => outside.Count(method, receiver, isDirect);

    public ImmutableArray<IMethodSymbol> AssignedTo(ISymbol member) => outside.AssignedTo(member);

    public ImmutableArray<IMethodSymbol> StoredIn(ISymbol holder) => outside.StoredIn(holder);

    public MethodSummary? Initializer(INamedTypeSymbol type) => outside.Initializer(type);

    private MethodSummary Summary(ISymbol function) => _summaries.TryGetValue(function, out MethodSummary? summary) ? summary : MethodSummary.Empty;

    private FlowRecord Follow(ISymbol function, ControlFlowGraph graph, CancellationToken cancellation)
    {
        var record = new FlowRecord { Owner = function };
        var scope = new FlowScope(function, symbols, this, record, new WrittenTargets(graph)) { HasLocalFunctions = !graph.LocalFunctions.IsEmpty };
        bool isOuter = SymbolEqualityComparer.Default.Equals(function, owner);
        new LockFlow(scope).Run(graph, isOuter ? EntryState.Of(scope, graph) : FlowState.Start, cancellation);
        return record;
    }
}
