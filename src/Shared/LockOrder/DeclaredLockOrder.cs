using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace EmergentLearning.Engine.Shared;

/// <summary>
/// The one rule of lock order, used by the run-time checker and by the analyzers: what may be taken next must stand after every class
/// that is held. Immutable, and thread-safe: what it keeps is only what it has answered before.
/// </summary>
internal sealed class DeclaredLockOrder
{
    /// <summary>Nothing is declared.</summary>
    public static readonly DeclaredLockOrder None = Create(LockDeclarations.None);

    private readonly ImmutableDictionary<string, string> _places;
    private readonly ILookup<string, string> _next;

    // Only classes that are ever held are looked at: the closure of a long list would be its square.
    private readonly ConcurrentDictionary<string, HashSet<string>> _after = new(StringComparer.Ordinal);

    private DeclaredLockOrder(LockDeclarations declarations)
    {
        _places = DeclaredEdges.Places(declarations);
        _next = DeclaredEdges.Of(declarations).ToLookup(edge => edge.Outer, edge => edge.Inner, StringComparer.Ordinal);
    }

    /// <summary>Reads declarations. Where they contradict each other they decide nothing; <see cref="LockDeclarationCheck"/> tells where.</summary>
    public static DeclaredLockOrder Create(LockDeclarations declarations) => new(declarations);

    /// <summary>What the order says of taking <paramref name="next"/> while <paramref name="held"/> is held.</summary>
    public LockVerdict Judge(string held, string next)
    {
        if (StringComparer.Ordinal.Equals(held, next))
            return LockVerdict.SameClass;

        bool isAfter = StandsAfter(next, held);
        bool isBefore = StandsAfter(held, next);
        if (isAfter == isBefore)
            return !isAfter && StringComparer.Ordinal.Equals(PlaceOf(held), PlaceOf(next)) ? LockVerdict.SameRank : LockVerdict.Undeclared;
        return isAfter ? LockVerdict.Allowed : LockVerdict.Reversed;
    }

    /// <summary>Whether no declaration forbids to take <paramref name="next"/> while <paramref name="held"/> are held.</summary>
    public bool MayAcquire(string next, IEnumerable<string> held) =>
        held.All(one => Judge(one, next) is LockVerdict.Allowed or LockVerdict.Undeclared);

    private bool StandsAfter(string inner, string outer) => _after.GetOrAdd(outer, Reach).Contains(inner);

    private string PlaceOf(string lockClass) => _places.TryGetValue(lockClass, out string? rank) ? rank : lockClass;

    private HashSet<string> Reach(string from)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.Count > 0)
        {
            foreach (string inner in _next[open.Pop()].Where(seen.Add))
                open.Push(inner);
        }

        return seen;
    }
}
