using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>Which body calls which, of those from which a lock can be reached. Not thread-safe.</summary>
internal sealed class CallGraph
{
    private readonly Dictionary<BodyScan, int> _numbers = [];
    private readonly List<BodyScan> _relevant = [];
    private readonly List<CallEdge[]> _calls = [];
    private readonly List<int[]> _callees = [];
    private readonly List<List<int>> _callers = [];

    /// <param name="targets">The bodies that calls can run.</param>
    /// <param name="bodies">All bodies of the compilation.</param>
    /// <param name="isAllCertain">Whether a way to a lock counts however unsure it is.</param>
    public CallGraph(CallTargets targets, IReadOnlyCollection<BodyScan> bodies, bool isAllCertain)
    {
        (Targets, IsAllCertain) = (targets, isAllCertain);
        if (bodies.Any(body => body.HasLocks))
            Connect(bodies);
    }

    public CallTargets Targets { get; }

    public bool IsAllCertain { get; }

    /// <summary>The bodies from which a lock can be reached; others name them by their place here.</summary>
    public IReadOnlyList<BodyScan> Bodies => _relevant;

    public IReadOnlyList<int> Callees(int body) => _callees[body];

    public IReadOnlyList<int> Callers(int body) => _callers[body];

    /// <summary>The calls of the body, one for each callee: the surest.</summary>
    public IReadOnlyList<CallEdge> Calls(int body) => _calls[body];

    /// <summary>The place of a member's body among <see cref="Bodies"/>; -1 where no lock can be reached from it.</summary>
    public int NumberOf(ISymbol member) => Targets.BodyOf(member) is { } body && _numbers.TryGetValue(body, out int number) ? number : -1;

    /// <summary>The bodies that call each other in circles, callees first.</summary>
    public IEnumerable<ImmutableArray<int>> Components() => StrongComponents.Of(_relevant.Count, Callees).Select(component => component.ToImmutableArray());

    private void Connect(IReadOnlyCollection<BodyScan> bodies)
    {
        Dictionary<BodyScan, HashSet<BodyScan>> callees = bodies.ToDictionary(body => body, CalleesOf);
        HashSet<BodyScan> relevant = Reaching(bodies, callees);
        relevant.UnionWith(bodies.Where(body => body.GivesBackParameter));
        AddRunners(relevant, callees);
        // In the order of the text: reports must not depend on which thread looked at which body first.
        IEnumerable<BodyScan> ordered = relevant.OrderBy(body => Declaration(body)?.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(body => Declaration(body)?.Span.Start ?? 0);
        foreach (BodyScan body in ordered)
        {
            _numbers.Add(body, _relevant.Count);
            _relevant.Add(body);
        }

        foreach (BodyScan body in _relevant)
            _calls.Add([.. CallsOf(body).Values]);
        _callees.AddRange(_calls.Select(calls => Array.ConvertAll(calls, call => call.Body)));
        _callers.AddRange(_relevant.Select(_ => new List<int>()));
        for (int caller = 0; caller < _callees.Count; caller++)
        {
            foreach (int callee in _callees[caller])
                _callers[callee].Add(caller);
        }
    }

    private static SyntaxReference? Declaration(BodyScan body) => body.Owner.DeclaringSyntaxReferences.FirstOrDefault();

    private static HashSet<BodyScan> Reaching(IReadOnlyCollection<BodyScan> bodies, Dictionary<BodyScan, HashSet<BodyScan>> callees)
    {
        var callers = bodies.ToDictionary(body => body, _ => new List<BodyScan>());
        foreach (KeyValuePair<BodyScan, HashSet<BodyScan>> pair in callees)
        {
            foreach (BodyScan callee in pair.Value)
                callers[callee].Add(pair.Key);
        }

        var reached = new HashSet<BodyScan>(bodies.Where(body => body.HasLocks || body.Waits));
        var open = new Queue<BodyScan>(reached);
        while (open.Count > 0)
        {
            foreach (BodyScan caller in callers[open.Dequeue()])
            {
                if (reached.Add(caller))
                    open.Enqueue(caller);
            }
        }

        return reached;
    }

    /// <summary>Methods that take code from a body that reaches a lock: no lock can be reached from them but through what they are given.</summary>
    private static void AddRunners(HashSet<BodyScan> relevant, Dictionary<BodyScan, HashSet<BodyScan>> callees)
    {
        var open = new Queue<BodyScan>(relevant);
        while (open.Count > 0)
        {
            foreach (BodyScan callee in callees[open.Dequeue()])
            {
                if (callee.TakesCode && relevant.Add(callee))
                    open.Enqueue(callee);
            }
        }
    }

    private HashSet<BodyScan> CalleesOf(BodyScan body)
    {
        var found = new HashSet<BodyScan>();
        foreach (Callee callee in body.Callees.All)
        {
            foreach ((BodyScan target, _) in Targets.Of(callee))
                found.Add(target);
        }

        foreach (INamedTypeSymbol type in body.Touched)
            found.UnionWith(Targets.InitializersOf(type));
        return found;
    }

    private Dictionary<int, CallEdge> CallsOf(BodyScan body)
    {
        var calls = new Dictionary<int, CallEdge>();
        foreach (Callee callee in body.Callees.All)
        {
            foreach ((BodyScan target, int guesses) in Targets.Of(callee))
                Add(calls, target, IsAllCertain ? 0 : guesses, body.Callees.IsUnderLock(callee));
        }

        // The first use of a type runs its initialiser, wherever that is.
        foreach (BodyScan initializer in body.Touched.SelectMany(Targets.InitializersOf))
            Add(calls, initializer, guesses: 0, isUnderLock: true);
        return calls;
    }

    private void Add(Dictionary<int, CallEdge> calls, BodyScan target, int guesses, bool isUnderLock)
    {
        if (!_numbers.TryGetValue(target, out int number))
            return;
        bool isKnown = calls.TryGetValue(number, out CallEdge known);
        calls[number] = isKnown
            ? new CallEdge(number, Math.Min(known.Guesses, guesses), known.IsUnderLock || isUnderLock)
            : new CallEdge(number, guesses, isUnderLock);
    }
}
