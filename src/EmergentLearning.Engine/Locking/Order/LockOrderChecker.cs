using System.Diagnostics.CodeAnalysis;
using System.Collections.Concurrent;
using System.Diagnostics;
using EmergentLearning.Engine.Shared;

namespace EmergentLearning.Engine.Locking.Order;

/// <summary>
/// The run-time checker of lock order: learns which class is asked for while which is held, and finds what contradicts the declared order
/// or closes a circle. Thread-safe. The order is between classes, so one run of each path proves what a deadlock would need all at once.
/// </summary>
internal sealed class LockOrderChecker
{
    // The hash of a row of classes begins otherwise for a try and for a wait: they are other edges.
    private static readonly ulong[] Seeds = [0x243F6A8885A308D3, 0x13198A2E03707344, 0xA4093822299F31D0];

    /// <summary>The one of this process.</summary>
    public static readonly LockOrderChecker Process = new(EngineLocks.Declarations) { OnEdge = LockEdgeLog.OfProcess };

    private readonly ConcurrentDictionary<ulong, LockChain> _chains = new();
    private readonly ConcurrentDictionary<string, LockNode> _nodes = new(StringComparer.Ordinal);
    private readonly LockEdgeSet _edges = new();
    [SuppressMessage("LockOrder", "ELE1011", Justification = OrderedLock.Innermost)]
    private readonly Lock _gate = new();
    private LockDeclarations _declarations;
    private volatile DeclaredLockOrder _order;

    public LockOrderChecker(LockDeclarations declarations)
    {
        _declarations = declarations;
        _order = DeclaredLockOrder.Create(declarations);
    }

    /// <summary>Told of each new edge, one at a time and inside the checker's own lock: it may take no lock that is checked. Default: nobody.</summary>
    public Action<LockEdge>? OnEdge { get; init; }

    /// <summary>The declared order.</summary>
    public DeclaredLockOrder Order => _order;

    /// <summary>All edges that were seen.</summary>
    public IReadOnlyList<LockEdge> Edges
    {
        get
        {
            lock (_gate)
                return [.. _edges.All];
        }
    }

    /// <summary>The class of that name, made when it is new.</summary>
    public LockNode Node(string name, bool allowsInstances = false, bool isInnermost = false)
    {
        if (_nodes.TryGetValue(name, out LockNode? known))
            return known;

        lock (_gate)
            return _nodes.GetOrAdd(name, key => new LockNode(key, _nodes.Count, allowsInstances, isInnermost));
    }

    /// <summary>Adds declarations; what was judged by the old order alone is judged anew.</summary>
    public void Declare(Func<LockDeclarations, LockDeclarations> add)
    {
        lock (_gate)
        {
            _declarations = add(_declarations);
            _order = DeclaredLockOrder.Create(_declarations);
            _chains.Clear();
        }
    }

    /// <summary>Looks at asking for the last of some locks while those before it that are held are held.</summary>
    /// <returns>What is wrong with it, or <see langword="null"/>.</returns>
    public string? Check(ReadOnlySpan<HeldLock> held, HeldLock next, LockEdgeKind kind)
    {
        ulong hash = Seeds[(int)kind];
        foreach (HeldLock one in held)
        {
            if (one.State == HeldLockState.Held)
                hash = one.Node.Append(hash);
        }

        hash = next.Node.Append(hash);
        LockChain chain = _chains.TryGetValue(hash, out LockChain? known) ? known : Learn(hash, held, next, kind);
        next.Chain ??= chain;
        return chain.Problem;
    }

    private LockChain Learn(ulong hash, ReadOnlySpan<HeldLock> held, HeldLock next, LockEdgeKind kind)
    {
        var stack = new StackTrace(fNeedFileInfo: true);
        string? problem = null;
        lock (_gate)
        {
            foreach (HeldLock one in held)
            {
                if (one.State == HeldLockState.Held)
                    problem ??= Enter(new LockEdge(one.Node, next.Node, kind, one.Chain?.Stack, stack));
            }

            return _chains.GetOrAdd(hash, new LockChain(stack, problem));
        }
    }

    private string? Enter(LockEdge edge)
    {
        if (_edges.TryAdd(edge, out IReadOnlyList<LockEdge> circle))
            OnEdge?.Invoke(edge);
        return LockOrderMessages.OfDeclared(_order.Judge(edge.From.Name, edge.To.Name), edge) ?? LockOrderMessages.OfCircle(circle);
    }
}
