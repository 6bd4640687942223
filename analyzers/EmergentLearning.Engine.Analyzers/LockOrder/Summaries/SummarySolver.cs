using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>
/// Summarises every body of a compilation from which a lock can be reached, callees first; those that call each other in a circle again
/// until nothing changes. Bodies from which no lock can be reached cost nothing. Not thread-safe.
/// </summary>
internal sealed class SummarySolver : ISummarySource
{
    private const int MostRounds = 8;
    private readonly LockSymbols _symbols;
    private readonly IAssemblySymbol _assembly;
    private readonly CallGraph _calls;
    private readonly Dictionary<ISymbol, MethodSummary> _summaries = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ImmutableArray<FlowRecord>> _records = new(SymbolEqualityComparer.Default);

    public SummarySolver(LockSymbols symbols, IAssemblySymbol assembly, IReadOnlyCollection<BodyScan> bodies)
    {
        (_symbols, _assembly) = (symbols, assembly);
        _calls = new CallGraph(bodies);
    }

    /// <summary>What was found in each body.</summary>
    public IReadOnlyDictionary<ISymbol, ImmutableArray<FlowRecord>> Records => _records;

    /// <summary>What callers have to know of each method from which a lock can be reached.</summary>
    public IReadOnlyDictionary<ISymbol, MethodSummary> Summaries => _summaries;

    public void Solve(CancellationToken cancellation)
    {
        foreach (ImmutableArray<BodyScan> component in _calls.Components())
        {
            var open = new HashSet<BodyScan>(component);
            for (int round = 0; round < MostRounds && open.Count > 0; round++)
                open = Round(component, open, cancellation);
        }
    }

    /// <returns>The bodies of the circle that call one of which callers now see something new.</returns>
    private HashSet<BodyScan> Round(ImmutableArray<BodyScan> component, HashSet<BodyScan> open, CancellationToken cancellation)
    {
        var next = new HashSet<BodyScan>();
        foreach (BodyScan body in component.Where(open.Contains))
        {
            if (Follow(body, cancellation))
                next.UnionWith(component.Where(caller => _calls.Calls(caller, body)));
        }

        return next;
    }

    public ImmutableArray<KeyValuePair<IMethodSymbol, MethodSummary>>? Find(IMethodSymbol method, ITypeSymbol? receiver, bool isDirect)
    {
        if (_calls.Dispatch.Find(method, receiver, isDirect) is not { } targets)
            return null;
        if (targets.Any(target => !SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, _assembly)))
            return null;
        return [.. targets.Select(target => new KeyValuePair<IMethodSymbol, MethodSummary>(target, Summary(target))).Where(pair => !pair.Value.IsEmpty)];
    }

    public ImmutableArray<IMethodSymbol> AssignedTo(ISymbol member) => _calls.AssignedTo(member);

    public MethodSummary? Initializer(INamedTypeSymbol type)
    {
        AcquiredLock[] acquired = [.. _calls.Initializers(type).SelectMany(owner => Summary(owner).Acquires)];
        return acquired.Length == 0 ? null : new MethodSummary { Acquires = [.. acquired] };
    }

    private MethodSummary Summary(ISymbol method) => _summaries.TryGetValue(method.OriginalDefinition, out MethodSummary? summary) ? summary : MethodSummary.Empty;

    /// <returns>Whether a caller would see a difference to the round before.</returns>
    private bool Follow(BodyScan body, CancellationToken cancellation)
    {
        if (body.Graph(cancellation) is not { } graph)
            return false;
        var run = new BodyRun(body.Owner, _symbols, this);
        run.Run(graph, cancellation);
        _records[body.Owner] = run.Records;
        bool isNew = false;
        foreach (KeyValuePair<ISymbol, MethodSummary> function in run.Summaries)
        {
            isNew |= !_summaries.TryGetValue(function.Key, out MethodSummary? known) || !known.IsLike(function.Value);
            _summaries[function.Key] = function.Value;
            if (SymbolEqualityComparer.Default.Equals(function.Key, body.Owner) && HandsOutOwnLock(function.Value))
                _symbols.Classes.AddWrapper(body.Owner.ContainingType);
        }

        return isNew;
    }

    private static bool HandsOutOwnLock(MethodSummary summary) => summary.Outcomes.Any(outcome =>
        outcome.Net.Any(key => IsOwn(key)) || (outcome.Returns is PendingLock pending && IsOwn(pending.Request.Key)));

    private static bool IsOwn(LockKey key) => key.Path is { Root: PathRoot.This, Steps.Length: 1 } && key.Name is null;
}
