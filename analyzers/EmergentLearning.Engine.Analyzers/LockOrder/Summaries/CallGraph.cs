using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>Which body calls which, of those from which a lock can be reached. Not thread-safe.</summary>
internal sealed class CallGraph
{
    private readonly Dictionary<ISymbol, BodyScan> _bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ImmutableArray<IMethodSymbol>> _assigned = new(SymbolEqualityComparer.Default);
    private readonly StoredCode _stored;
    private readonly Dictionary<INamedTypeSymbol, List<ISymbol>> _initializers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, BodyScan[]> _targets = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<BodyScan, int> _numbers = [];
    private readonly List<BodyScan> _relevant = [];
    private readonly List<List<int>> _callees = [];
    private readonly List<List<int>> _callers = [];
    private readonly List<List<int>> _certain = [];
    private readonly List<List<int>> _underLock = [];

    public CallGraph(IAssemblySymbol assembly, IReadOnlyCollection<BodyScan> bodies, bool isAllCertain)
    {
        foreach (BodyScan body in bodies)
        {
            _bodies[body.Owner.OriginalDefinition] = body;
            if (body.Owner is IMethodSymbol { MethodKind: MethodKind.StaticConstructor } or IFieldSymbol { IsStatic: true })
                AddInitializer(body.Owner);
        }

        foreach (IGrouping<ISymbol?, KeyValuePair<ISymbol, IMethodSymbol>> member in bodies.SelectMany(body => body.Assigned).GroupBy(pair => pair.Key, SymbolEqualityComparer.Default))
            _assigned[member.Key!] = [.. member.Select(pair => pair.Value).Distinct(SymbolEqualityComparer.Default).Cast<IMethodSymbol>()];
        _stored = new StoredCode(bodies);
        Dispatch = new Dispatch(assembly, bodies.Select(body => body.Owner).OfType<IMethodSymbol>());
        Connect(bodies, isAllCertain);
    }

    public Dispatch Dispatch { get; }

    public ImmutableArray<IMethodSymbol> AssignedTo(ISymbol member) => _assigned.TryGetValue(member.OriginalDefinition, out ImmutableArray<IMethodSymbol> code) ? code : [];

    public ImmutableArray<IMethodSymbol> StoredIn(ISymbol holder) => _stored.In(holder);

    public IEnumerable<ISymbol> Initializers(INamedTypeSymbol type) => _initializers.TryGetValue(type, out List<ISymbol>? owners) ? owners : [];

    /// <summary>The bodies from which a lock can be reached; others name them by their place here.</summary>
    public IReadOnlyList<BodyScan> Bodies => _relevant;

    public IReadOnlyList<int> Callees(int body) => _callees[body];

    public IReadOnlyList<int> Callers(int body) => _callers[body];

    /// <summary>Those of the callees by which a lock can be taken for certain, or be waited for.</summary>
    public IReadOnlyList<int> CertainCallees(int body) => _certain[body];

    /// <summary>Those of these that are called inside a <c>lock</c> statement.</summary>
    public IReadOnlyList<int> CalleesUnderLock(int body) => _underLock[body];

    /// <summary>The place of a member's body among <see cref="Bodies"/>; -1 where no lock can be reached from it.</summary>
    public int NumberOf(ISymbol member) => _bodies.TryGetValue(member.OriginalDefinition, out BodyScan? body) && _numbers.TryGetValue(body, out int number) ? number : -1;

    /// <summary>The bodies that call each other in circles, callees first.</summary>
    public IEnumerable<ImmutableArray<int>> Components() => StrongComponents.Of(_relevant.Count, Callees).Select(component => component.ToImmutableArray());

    private void Connect(IReadOnlyCollection<BodyScan> bodies, bool isAllCertain)
    {
        if (!bodies.Any(body => body.HasLocks))
            return;
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
            _callees.Add(NumbersOf(callees[body]));
        _callers.AddRange(_relevant.Select(_ => new List<int>()));
        for (int caller = 0; caller < _callees.Count; caller++)
            _callees[caller].ForEach(callee => _callers[callee].Add(caller));
        _relevant.ForEach(body => Sort(body, isAllCertain));
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
        foreach (ISymbol callee in body.Callees.All)
            found.UnionWith(TargetsOf(callee));
        foreach (INamedTypeSymbol type in body.Touched)
        {
            foreach (ISymbol initializer in Initializers(type))
                found.Add(_bodies[initializer.OriginalDefinition]);
        }

        return found;
    }

    /// <summary>The bodies that can run when it is called; asked for each caller anew, they would be looked for again and again.</summary>
    private BodyScan[] TargetsOf(ISymbol callee)
    {
        if (_targets.TryGetValue(callee, out BodyScan[]? known))
            return known;
        var found = new List<BodyScan>();
        ImmutableArray<IMethodSymbol> targets = callee is IMethodSymbol method
            ? Dispatch.Find(method, null, isDirect: false) ?? []
            : AssignedTo(callee).AddRange(StoredIn(callee));
        foreach (IMethodSymbol target in targets)
        {
            if (_bodies.TryGetValue(Member(target), out BodyScan? body))
                found.Add(body);
        }

        return _targets[callee] = [.. found];
    }

    private List<int> NumbersOf(IEnumerable<BodyScan> bodies)
    {
        var numbers = new List<int>();
        foreach (BodyScan body in bodies)
        {
            if (_numbers.TryGetValue(body, out int number))
                numbers.Add(number);
        }

        return numbers;
    }

    /// <summary>Nothing is reported of what is taken in one of many bodies that a call could run, but a wait is.</summary>
    private void Sort(BodyScan body, bool isAllCertain)
    {
        var certain = new HashSet<int>();
        var underLock = new HashSet<int>();
        foreach (ISymbol callee in body.Callees.All)
        {
            List<int> targets = NumbersOf(TargetsOf(callee));
            bool isCertain = isAllCertain || targets.Count <= CallEffects.MostCertain || body.Callees.IsOnKnown(callee);
            certain.UnionWith(isCertain ? targets : targets.Where(IsNearWait));
            if (body.Callees.IsUnderLock(callee))
                underLock.UnionWith(isCertain ? targets : targets.Where(IsNearWait));
        }

        _certain.Add([.. certain]);
        _underLock.Add([.. underLock]);
    }

    /// <summary>Further than this nobody is told of a wait.</summary>
    private bool IsNearWait(int body) => _relevant[body].Waits || _callees[body].Exists(callee => _relevant[callee].Waits);

    /// <summary>The member in which a lambda or a local function stands.</summary>
    public static ISymbol Member(ISymbol symbol)
    {
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } && symbol.ContainingSymbol is { } around)
            symbol = around;
        return symbol.OriginalDefinition;
    }

    private void AddInitializer(ISymbol owner)
    {
        if (!_initializers.TryGetValue(owner.ContainingType.OriginalDefinition, out List<ISymbol>? owners))
            _initializers.Add(owner.ContainingType.OriginalDefinition, owners = []);
        owners.Add(owner);
    }
}
