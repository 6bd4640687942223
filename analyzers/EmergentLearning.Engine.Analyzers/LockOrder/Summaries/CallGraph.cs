using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>Which body calls which, of those from which a lock can be reached. Not thread-safe.</summary>
internal sealed class CallGraph
{
    // Of a body's place among all, its number among those from which a lock can be reached, or -1.
    private readonly int[] _numbers;
    private readonly List<BodyScan> _relevant = [];
    private readonly List<CallEdge[]> _calls = [];
    private readonly List<int[]> _callees = [];
    private readonly List<List<int>> _callers = [];

    /// <param name="targets">The bodies that calls can run.</param>
    /// <param name="bodies">All bodies of the compilation, in an order that is the same in each build: which way to a lock is found first follows from it.</param>
    /// <param name="isAllCertain">Whether a way to a lock counts however unsure it is.</param>
    public CallGraph(CallTargets targets, IReadOnlyList<BodyScan> bodies, bool isAllCertain)
    {
        (Targets, IsAllCertain) = (targets, isAllCertain);
        _numbers = [.. bodies.Select(_ => -1)];
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
    public int NumberOf(ISymbol member) => Targets.PlaceOf(member) is >= 0 and var place ? _numbers[place] : -1;

    /// <summary>The bodies that call each other in circles, callees first.</summary>
    public IEnumerable<ImmutableArray<int>> Components() => StrongComponents.Of(_relevant.Count, Callees).Select(component => component.ToImmutableArray());

    private void Connect(IReadOnlyList<BodyScan> bodies)
    {
        int[][] callees = [.. bodies.Select(CalleesOf)];
        bool[] isRelevant = Reaching(bodies, callees);
        AddRunners(bodies, callees, isRelevant);
        for (int place = 0; place < bodies.Count; place++)
        {
            if (!isRelevant[place])
                continue;
            _numbers[place] = _relevant.Count;
            _relevant.Add(bodies[place]);
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

    /// <summary>The bodies with a lock or a wait, those that give back a handle of their caller or return what may be a lock, and all from which one of these is reached.</summary>
    private static bool[] Reaching(IReadOnlyList<BodyScan> bodies, int[][] callees)
    {
        var callers = new List<int>?[bodies.Count];
        for (int caller = 0; caller < callees.Length; caller++)
        {
            foreach (int callee in callees[caller])
                (callers[callee] ??= []).Add(caller);
        }

        bool[] isReached = [.. bodies.Select(body => body.HasLocks || body.Waits)];
        var open = new Queue<int>(Enumerable.Range(0, bodies.Count).Where(place => isReached[place]));
        while (open.Count > 0)
        {
            foreach (int caller in callers[open.Dequeue()] ?? [])
            {
                if (isReached[caller])
                    continue;
                isReached[caller] = true;
                open.Enqueue(caller);
            }
        }

        return [.. bodies.Select((body, place) => isReached[place] || body.GivesBackParameter || body.ReturnsLock)];
    }

    /// <summary>Methods that take code from a body that reaches a lock: no lock can be reached from them but through what they are given.</summary>
    private static void AddRunners(IReadOnlyList<BodyScan> bodies, int[][] callees, bool[] isRelevant)
    {
        var open = new Queue<int>(Enumerable.Range(0, bodies.Count).Where(place => isRelevant[place]));
        while (open.Count > 0)
        {
            foreach (int callee in callees[open.Dequeue()])
            {
                if (isRelevant[callee] || !bodies[callee].TakesCode)
                    continue;
                isRelevant[callee] = true;
                open.Enqueue(callee);
            }
        }
    }

    /// <summary>Some more than once, which costs less than to see that.</summary>
    private int[] CalleesOf(BodyScan body)
    {
        if (body.Callees.Count == 0 && body.Touched.Count == 0)
            return [];
        var found = new List<int>();
        foreach (KeyValuePair<Callee, bool> callee in body.Callees.All)
        {
            foreach (CallTarget target in Targets.Of(callee.Key))
                found.Add(target.Place);
        }

        foreach (INamedTypeSymbol type in body.Touched)
        {
            foreach (ISymbol initializer in Targets.Initializers(type))
                found.Add(Targets.PlaceOf(initializer));
        }

        return [.. found];
    }

    private Dictionary<int, CallEdge> CallsOf(BodyScan body)
    {
        var calls = new Dictionary<int, CallEdge>();
        foreach (KeyValuePair<Callee, bool> callee in body.Callees.All)
        {
            foreach (CallTarget target in Targets.Of(callee.Key))
                Add(calls, target.Place, IsAllCertain ? 0 : target.Guesses, isUnderLock: callee.Value);
        }

        // The first use of a type runs its initialiser, wherever that is.
        foreach (ISymbol initializer in body.Touched.SelectMany(Targets.Initializers))
            Add(calls, Targets.PlaceOf(initializer), guesses: 0, isUnderLock: true);
        return calls;
    }

    private void Add(Dictionary<int, CallEdge> calls, int place, int guesses, bool isUnderLock)
    {
        int number = _numbers[place];
        if (number < 0)
            return;
        bool isKnown = calls.TryGetValue(number, out CallEdge known);
        calls[number] = isKnown
            ? new CallEdge(number, Math.Min(known.Guesses, guesses), known.IsUnderLock || isUnderLock)
            : new CallEdge(number, guesses, isUnderLock);
    }
}
