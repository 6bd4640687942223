using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>What following one body has found. Not thread-safe: a body is followed by one thread.</summary>
internal sealed class FlowRecord
{
    private const int MostOutcomes = 4;
    private readonly Dictionary<EdgeId, (LockEdge Edge, Reach Reach)> _edges = [];
    private readonly Dictionary<AcquisitionId, (AcquiredLock Lock, int Place, Reach Reach)> _acquires = [];
    private readonly List<AcquiredLock?> _found = [];
    private readonly List<DelegateCall> _invokes = [];
    private readonly Dictionary<SyntaxNode, CallSite> _calls = [];
    private readonly Dictionary<(SyntaxNode Site, IMethodSymbol Callee), List<PassedCall>> _passed = [];

    public IEnumerable<LockEdge> Edges => _edges.Values.Select(known => known.Edge);

    public IEnumerable<AcquiredLock> Taken => _acquires.Values.Select(acquired => acquired.Lock);

    public IEnumerable<CallSite> Calls => _calls.Values;

    /// <summary>The calls of bodies that are known, or will be.</summary>
    public IEnumerable<PassedCall> Passed => _passed.Values.SelectMany(calls => calls);

    /// <summary>How often something new was found of the locks that are taken.</summary>
    public int Found => _found.Count;

    /// <summary>Adds what the callee of such a call takes.</summary>
    public Action<PassedCall, IEnumerable<AcquiredLock>>? Take { get; set; }

    /// <summary>Adds what the callee of such a call asks for.</summary>
    public Action<PassedCall, MethodSummary>? Ask { get; set; }

    /// <summary>Locks that the body gives back somewhere.</summary>
    public HashSet<LockKey> Given { get; } = [];

    /// <summary>Parameters that the body assigns to: a branch on one of them tells nothing of what the caller gave.</summary>
    public HashSet<ISymbol> Reassigned { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Locks whose handles somebody else got, on some path.</summary>
    public HashSet<LockKey> PassedOn { get; } = [];

    /// <summary>Locks of threads that are held at an await or a yield.</summary>
    public Dictionary<(SyntaxNode Site, LockKey Key), SyntaxNode> Crossings { get; } = [];

    /// <summary>Locks that are held at an end, with where they were taken.</summary>
    public List<(LockKey Key, HeldLock Held, bool IsException)> Leaks { get; } = [];

    /// <summary>Handles that were passed on, stored or captured, with where: their owner is no longer known.</summary>
    public Dictionary<(SyntaxNode Site, LockKey Key), IOperation> Escapes { get; } = [];

    /// <summary>The states at the normal ends.</summary>
    public List<FlowState> Exits { get; } = [];

    /// <summary>What an iterator holds whenever it hands out an element.</summary>
    public ImmutableHashSet<LockKey>? HeldAtYields { get; private set; }

    /// <summary>What the body asks of its callers, and where it does not meet what others ask of it.</summary>
    public DemandRecord Demands { get; } = new();

    /// <summary>The method, lambda or local function; for an initialiser, its field or property.</summary>
    public ISymbol? Owner { get; init; }

    public bool GaveUp { get; set; }

    /// <summary>Whether the body has been followed again since, so that nothing more need be added here.</summary>
    public bool IsReplaced { get; set; }

    /// <summary>An iterator hands out an element, and holds these.</summary>
    public void AddYield(IEnumerable<LockKey> held) => HeldAtYields = HeldAtYields is { } known ? known.Intersect(held) : [.. held];

    public void Add(EdgeId id, LockEdge edge)
    {
        if (_edges.TryGetValue(id, out (LockEdge Edge, Reach Reach) known))
            edge = (IsSurer(edge.Guesses, edge.Way, known.Edge.Guesses, known.Edge.Way) ? edge : known.Edge) with { Gates = known.Edge.Gates.Intersect(edge.Gates) };
        _edges[id] = (edge, Reach.Of(edge));
    }

    /// <summary>Whether another way from the one lock to the other, as long as this, says nothing new of the two.</summary>
    public bool Knows(EdgeId pair, int guesses, int frames) =>
        _edges.TryGetValue(pair, out (LockEdge Edge, Reach Reach) known) && known.Reach.Covers(guesses, frames);

    public void Add(AcquiredLock acquired)
    {
        var id = new AcquisitionId(acquired.Key, acquired.IsTry, acquired.IsWait, acquired.IsInPrefix, acquired.IsLoose);
        bool isKnown = _acquires.TryGetValue(id, out (AcquiredLock Lock, int Place, Reach Reach) known);
        AcquiredLock merged = isKnown ? Merge(known.Lock, acquired) : acquired;
        if (isKnown && ReferenceEquals(known.Lock, merged))
            return;
        if (isKnown && IsOutdone(known.Lock, merged))
            _found[known.Place] = null;
        _acquires[id] = (merged, _found.Count, Reach.Of(merged));
        _found.Add(merged);
    }

    /// <summary>What was found at this place of all that was; of one lock the later is the better, and of one that it outdoes nothing is left.</summary>
    public AcquiredLock? FoundAt(int place) => _found[place];

    /// <summary>Whether a caller that is told of the second learns nothing from the first.</summary>
    private static bool IsOutdone(AcquiredLock known, AcquiredLock better) =>
        better.Guesses <= known.Guesses && better.Way.Length <= known.Way.Length && known.Released.IsEmpty && known.Given.IsEmpty;

    /// <summary>
    /// The surer or shorter of two ways to a lock, and what has been given back and is asked on both; the one that is known when the other says
    /// nothing new.
    /// </summary>
    private static AcquiredLock Merge(AcquiredLock known, AcquiredLock other)
    {
        ImmutableArray<LockKey> both = known.Released.IsEmpty ? known.Released : [.. known.Released.Where(other.Released.Contains)];
        ImmutableArray<ParameterTest> given = Premises.Meet(known.Given, other.Given);
        AcquiredLock way = IsSurer(other.Guesses, other.Way, known.Guesses, known.Way) ? other : known;
        return way.Released.Length == both.Length && way.Given.Length == given.Length ? way : way with { Released = both, Given = given };
    }

    private static bool IsSurer(int guesses, Way way, int others, Way otherWay) =>
        guesses < others || (guesses == others && way.Length < otherWay.Length);

    /// <summary>Whether another way to the lock, as long as this, says nothing new of it.</summary>
    public bool Knows(AcquisitionId id, int guesses, int frames) =>
        _acquires.TryGetValue(id, out (AcquiredLock Lock, int Place, Reach Reach) known) && known.Reach.Covers(guesses, frames);

    public void Add(DelegateCall call)
    {
        if (!_invokes.Any(known => known.IsLike(call)))
            _invokes.Add(call);
    }

    /// <returns>False when a call that is like it in all that matters is known.</returns>
    public bool Add(PassedCall call)
    {
        if (!_passed.TryGetValue((call.Site, call.Callee), out List<PassedCall>? known))
            _passed.Add((call.Site, call.Callee), known = []);
        if (known.Exists(call.IsLike))
            return false;
        known.Add(call);
        return true;
    }

    public void Add(CallSite call) =>
        _calls[call.Operation.Syntax] = _calls.TryGetValue(call.Operation.Syntax, out CallSite? known) ? known.Join(call) : call;

    /// <summary>What callers have to know, once the body has been followed.</summary>
    public MethodSummary Summarize(IMethodSymbol? method)
    {
        if (GaveUp)
            return MethodSummary.Empty;
        bool isIterator = method is not null && IsIterator(method);
        return new MethodSummary
        {
            Acquires = [.. Taken],
            Invokes = [.. _invokes],
            Demands = Owner is null ? [] : Demands.ForCallers(Owner),
            // While an iterator is enumerated it is as if it had ended with what it holds.
            Outcomes = !isIterator ? OutcomesOf(method) : HeldAtYields is { IsEmpty: false } held ? [new MethodOutcome(FlowValue.Unknown, Ordered(held), [], [])] : [],
        };
    }

    // Of a constructed type's method the compiler does not say it.
    public static bool IsIterator(IMethodSymbol method) =>
        method.OriginalDefinition.IsIterator || (method.IsAsync && method.ReturnType.Name is "IAsyncEnumerable" or "IAsyncEnumerator");

    private ImmutableArray<MethodOutcome> OutcomesOf(IMethodSymbol? method)
    {
        ImmutableArray<MethodOutcome> outcomes = [.. Exits.Select(state => Outcome(state, method)).Distinct()];
        if (outcomes.Length <= MostOutcomes)
            return outcomes;
        // Too many ways to end: what is held at all of them is what is left to say.
        IEnumerable<LockKey> always = outcomes.Skip(1).Aggregate(outcomes[0].Net.AsEnumerable(), (keys, next) => keys.Intersect(next.Net));
        return [new MethodOutcome(FlowValue.Unknown, [.. always], [.. outcomes.SelectMany(outcome => outcome.Releases).Distinct()], [])];
    }

    private static ImmutableArray<LockKey> Ordered(IEnumerable<LockKey> keys) => [.. keys.OrderBy(key => key.Path.ToString(), StringComparer.Ordinal)];

    private static FlowValue Returned(FlowState state) => !state.Values.TryGetValue(LockFlow.ReturnKey, out FlowValue? value)
        || (value is HandleValue handle && state.Held.TryGetValue(handle.Key, out HeldLock? held) && held.Origin == HeldOrigin.Iterator)
            ? FlowValue.Unknown
            : value;

    private static MethodOutcome Outcome(FlowState state, IMethodSymbol? method) => new(
        Returned(state),
        // A method that returns an enumerator has only begun it for its caller.
        Ordered(state.Held.Where(pair => pair.Value is { IsDoubtful: false, Origin: not (HeldOrigin.Entry or HeldOrigin.Iterator) }).Select(pair => pair.Key)),
        Ordered(state.Released),
        method is null
            ? []
            : [.. method.Parameters.Where(parameter => parameter.RefKind is RefKind.Out or RefKind.Ref && state.Values.ContainsKey(parameter))
                .Select(parameter => new KeyValuePair<int, FlowValue>(parameter.Ordinal, state.Values[parameter]))]);
}
