using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>
/// Summarises the bodies of a compilation whose locks somebody can see, callees first; those that call each other in a circle again until
/// nothing changes. Which bodies these are turns out on the way (<see cref="FollowPlan"/>); all others cost nothing. Not thread-safe.
/// </summary>
internal sealed class SummarySolver : ISummarySource
{
    private readonly LockSymbols _symbols;
    private readonly IAssemblySymbol _assembly;
    private readonly CallTargets _targets;
    private readonly CallGraph _calls;
    private readonly FollowPlan _plan;
    private readonly Dictionary<ISymbol, MethodSummary> _summaries = new(SymbolEqualityComparer.Default);
    private readonly Propagation _propagation;
    private readonly Dictionary<IMethodSymbol, bool> _silent = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ImmutableArray<FlowRecord>> _records = new(SymbolEqualityComparer.Default);

    /// <param name="symbols">The symbols of the compilation.</param>
    /// <param name="assembly">Its assembly.</param>
    /// <param name="bodies">All its bodies.</param>
    /// <param name="isComplete">Whether a summary is wanted of every body from which a lock can be reached, whoever calls it.</param>
    public SummarySolver(LockSymbols symbols, IAssemblySymbol assembly, IReadOnlyList<BodyScan> bodies, bool isComplete)
    {
        (_symbols, _assembly) = (symbols, assembly);
        _targets = new CallTargets(assembly, bodies);
        _calls = new CallGraph(_targets, bodies, isAllCertain: symbols.Contracts.Exist);
        _plan = new FollowPlan(_calls, isComplete);
        _propagation = new Propagation(_summaries);
    }

    /// <summary>What was found in each body that was followed.</summary>
    public IReadOnlyDictionary<ISymbol, ImmutableArray<FlowRecord>> Records => _records;

    /// <summary>What callers have to know of each of them, and of the functions inside them.</summary>
    public IReadOnlyDictionary<ISymbol, MethodSummary> Summaries => _summaries;

    /// <summary>Bodies from which a lock can be reached, but which hold none: they were not followed.</summary>
    public IEnumerable<BodyScan> PassedOver => _calls.Bodies.Where((_, body) => !_plan.IsNeeded(body));

    /// <summary>How often a body was followed.</summary>
    public int Followed { get; private set; }

    public void Solve(CancellationToken cancellation)
    {
        foreach (IEnumerable<int> pass in _plan.Passes())
        {
            foreach (int body in pass)
                Follow(body, cancellation);
            Tell();
        }

        _propagation.Refresh();
    }

    public ImmutableArray<KeyValuePair<IMethodSymbol, MethodSummary>>? Find(IMethodSymbol method, ITypeSymbol? receiver, bool isDirect)
    {
        if (_targets.Dispatch.Find(method, receiver, isDirect) is not { } targets)
            return null;
        if (targets.Any(target => !SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, _assembly)))
            return null;
        // One that is not followed, or not yet, makes it no less uncertain which of them runs.
        return
        [
            .. targets.Select(target => new KeyValuePair<IMethodSymbol, MethodSummary>(target, Summary(target)))
                .Where(pair => !pair.Value.IsEmpty || _calls.NumberOf(pair.Key) >= 0)
                .Select(pair => _propagation.IsUntold(pair.Key.OriginalDefinition) ? new(pair.Key, pair.Value with { Acquires = [] }) : pair),
        ];
    }

    public bool IsSilent(IMethodSymbol method) => _silent.TryGetValue(method, out bool known)
        ? known
        : _silent[method] = _targets.Dispatch.Find(method, null, isDirect: false) is { } targets
            && targets.All(target => SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, _assembly) && _calls.NumberOf(target) < 0);

    public int Count(IMethodSymbol method, ITypeSymbol? receiver, bool isDirect) => _targets.Dispatch.Find(method, receiver, isDirect)?.Length ?? 0;

    public ImmutableArray<IMethodSymbol> AssignedTo(ISymbol member) => _targets.AssignedTo(member);

    public ImmutableArray<IMethodSymbol> StoredIn(ISymbol holder) => _targets.StoredIn(holder);

    public MethodSummary? Initializer(INamedTypeSymbol type)
    {
        AcquiredLock[] acquired = [.. _targets.Initializers(type).SelectMany(owner => Summary(owner).Acquires)];
        return acquired.Length == 0 ? null : new MethodSummary { Acquires = [.. acquired] };
    }

    private MethodSummary Summary(ISymbol method)
    {
        method = method.OriginalDefinition;
        _propagation.Refresh(method);
        return _summaries.TryGetValue(method, out MethodSummary? summary) ? summary : MethodSummary.Empty;
    }

    private void Follow(int number, CancellationToken cancellation)
    {
        BodyScan body = _calls.Bodies[number];
        if (body.Functions(cancellation) is not { Count: > 0 } functions)
            return;
        var run = new BodyRun(body.Owner, _symbols, this);
        run.Run(functions, cancellation);
        Followed++;
        _records[body.Owner] = run.Records;
        bool isFollowedOn = false;
        foreach (KeyValuePair<ISymbol, MethodSummary> function in run.Summaries)
        {
            MethodSummary known = Summary(function.Key);
            isFollowedOn |= !known.LeavesAs(function.Value) || !known.IsWithin(function.Value) || (IsInitializer(body) && !function.Value.IsWithin(known));
            _summaries[function.Key] = function.Value;
            if (body.Owner is IMethodSymbol owner && SymbolEqualityComparer.Default.Equals(function.Key, owner) && !FlowRecord.IsIterator(owner) && HandsOutOwnLock(function.Value))
                _symbols.Classes.AddWrapper(body.Owner.ContainingType);
        }

        if (isFollowedOn || run.Summaries.Values.Any(IsCarried))
            _plan.Changed(number, isFollowedOn, run.Summaries.Values.Any(IsCarried));
        _propagation.Add(run.Records);
        foreach (ISymbol function in run.Summaries.Keys)
            _propagation.Tell(function);
    }

    /// <summary>
    /// What functions take goes to all that have been followed and call them. Once for all bodies of a circle: told one after the other, nearly all would hear
    /// of nearly every lock by a long way first, and then of each shorter one.
    /// </summary>
    private void Tell()
    {
        foreach (ISymbol function in _propagation.Run())
        {
            int number = _calls.NumberOf(CallTargets.Member(function));
            if (number >= 0 && (IsCarried(_summaries[function]) || IsInitializer(_calls.Bodies[number])))
                _plan.Changed(number, isFollowedOn: IsInitializer(_calls.Bodies[number]), IsCarried(_summaries[function]));
        }
    }

    private bool IsCarried(MethodSummary summary) => CarriedEffects.Are(summary, Summary);

    /// <summary>Nobody calls it by its name, so what it takes is looked for where its type is used.</summary>
    private static bool IsInitializer(BodyScan body) => body.Owner is IMethodSymbol { MethodKind: MethodKind.StaticConstructor } or IFieldSymbol { IsStatic: true };

    private static bool HandsOutOwnLock(MethodSummary summary) => summary.Outcomes.Any(outcome =>
        outcome.Net.Any(key => IsOwn(key)) || (outcome.Returns is PendingLock pending && IsOwn(pending.Request.Key)));

    private static bool IsOwn(LockKey key) => key.Path is { Root: PathRoot.This, Steps.Length: 1 } && key.Name is null;
}
