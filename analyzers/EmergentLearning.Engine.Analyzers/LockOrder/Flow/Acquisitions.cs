using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>Takes locks and gives them back in a state, and notes which was taken while which was held.</summary>
internal sealed class Acquisitions(FlowScope scope)
{
    // A longer way is no longer read by anybody. Each call on it is one more that may never come so far, so a circle is not told before that.
    private const int MostFrames = 16;
    public const int MostCertainFrames = 10;
    private ImmutableDictionary<LockKey, HeldLock>? _held;
    private KeyValuePair<LockKey, HeldLock>[] _heldLocks = [];

    /// <summary>Whether what is noted happens in one of many bodies that the current call could run.</summary>
    public bool IsLoose { get; set; }

    /// <summary>How many calls on the way to it could run another body just as well.</summary>
    public int Guesses { get; set; }

    /// <summary>What a callee asks of this method's parameters for it.</summary>
    public ImmutableArray<ParameterTest> Asked { get; set; } = [];

    /// <summary>Takes a lock; where that may fail, also the state in which it has.</summary>
    public IEnumerable<(FlowState State, FlowValue Value)> Take(LockRequest request, SyntaxNode site, FlowState state, HeldOrigin origin)
    {
        LockKey key = request.Key;
        if (!IsFollowed(key))
            return [(state, FlowValue.Unknown)];
        // To try again and again without giving anything back is to wait.
        bool isTry = request.MayFail && !state.Failed.Contains((site, key));
        Note(state, key, isTry, isWait: false, isInPrefix: true, scope.FrameAt(site));
        var taken = (Hold(state, key, site, request.Result == LockResult.Handle ? HeldOrigin.Handle : origin), request.Result switch
        {
            LockResult.Flag => ConstantValue.True,
            LockResult.Handle => new HandleValue(key),
            _ => FlowValue.Unknown,
        });
        if (!request.MayFail)
            return [taken];
        FlowState failed = state.Held.IsEmpty ? state : state with { Failed = state.Failed.Add((site, key)) };
        return [taken, (failed, request.Result == LockResult.Flag ? ConstantValue.False : ConstantValue.Null)];
    }

    public static FlowState Hold(FlowState state, LockKey key, SyntaxNode site, HeldOrigin origin) => state.Held.TryGetValue(key, out HeldLock? held)
        ? state.Hold(key, held with { Depth = key.Kind.IsReentrant() || !key.Path.IsExact ? 2 : 1 })
        : state.Hold(key, new HeldLock(1, site, origin, state.Held.Count));

    /// <summary>Notes that a lock is taken, at <paramref name="first"/> or at the end of the way that begins there.</summary>
    public void Note(FlowState state, LockKey key, bool isTry, bool isWait, bool isInPrefix, Frame first, Way? rest = null)
    {
        // Nothing is reported of one's own. Only the graph of a project that declares its locks shows it.
        if (IsFollowed(key))
            NoteFollowed(state, key, isTry, isWait, isInPrefix, IsLoose || IsOwn(key), first, rest);
    }

    /// <summary>As the other, of a lock that a callee has noted, and that is to this body what it is to that.</summary>
    public void NoteAgain(FlowState state, AcquiredLock acquired, bool isWait, bool isInPrefix, Frame first) =>
        NoteFollowed(state, acquired.Key, acquired.IsTry, isWait, isInPrefix, IsLoose, first, acquired.Way);

    private void NoteFollowed(FlowState state, LockKey key, bool isTry, bool isWait, bool isInPrefix, bool isLoose, Frame first, Way? rest)
    {
        int length = 1 + (rest?.Length ?? 0);
        isLoose |= length > MostCertainFrames;
        if (length > MostFrames || (isLoose && !scope.Symbols.Contracts.Exist))
            return;
        // Who holds it already does not wait for it.
        if (!isWait && key.Kind.IsReentrant() && Holds(state, key))
            return;
        isInPrefix &= !state.HasAwaited;
        Way? way = null;
        // Where many call each other in circles, nearly every way to a lock is no news: it is left before anything is made for it.
        if (!scope.Record.Knows(new AcquisitionId(key, isTry, isWait, isInPrefix, isLoose), Guesses, length))
        {
            way = new Way(first, rest);
            scope.Record.Add(new AcquiredLock(key, isTry, isWait, isInPrefix, isLoose, way)
            {
                Released = GivenBack(state, key), Given = Premises.Join(Premises.Of(scope, state), Asked), Guesses = Guesses,
            });
        }

        foreach (KeyValuePair<LockKey, HeldLock> held in HeldIn(state))
        {
            bool isLooseEdge = isLoose || IsOwn(held.Key);
            var id = new EdgeId(held.Key, key, first.Site, isTry, isWait, isLooseEdge);
            if (held.Value.IsDoubtful || (isTry && held.Key.IsSameObject(key)) || scope.Record.Knows(id, Guesses, length + 1))
                continue;
            way ??= new Way(first, rest);
            bool isEntry = held.Value.Origin == HeldOrigin.Entry;
            var whole = new Way(scope.FrameAt(held.Value.Site), way);
            ImmutableHashSet<LockKey> gates = Around(held.Value, state);
            scope.Record.Add(id, new LockEdge(held.Key, key, isTry, isWait, whole, gates, scope.Owner, isLooseEdge, isEntry) { Guesses = Guesses });
        }
    }

    /// <summary>What callers do not hold when the lock is taken.</summary>
    private static ImmutableArray<LockKey> GivenBack(FlowState state, LockKey key) =>
        state.Values.ContainsKey(new HeldTest(key.Path)) ? state.GivenBack().Add(key) : state.GivenBack();

    /// <summary>What is held. Of a call many locks are noted in one state, and to go through the entries of such a dictionary is dear.</summary>
    private KeyValuePair<LockKey, HeldLock>[] HeldIn(FlowState state)
    {
        if (!ReferenceEquals(_held, state.Held))
            (_held, _heldLocks) = (state.Held, state.Held.IsEmpty ? [] : [.. state.Held]);
        return _heldLocks;
    }

    private static ImmutableHashSet<LockKey> Around(HeldLock held, FlowState state) =>
        state.Held.Count == 1 ? [] : [.. state.Held.Where(other => other.Value.Order < held.Order).Select(other => other.Key)];

    private bool Holds(FlowState state, LockKey key)
    {
        foreach (KeyValuePair<LockKey, HeldLock> held in HeldIn(state))
        {
            if (held.Key.Mode == key.Mode && held.Key.IsSameObject(key))
                return true;
        }

        return false;
    }

    /// <summary>Gives a lock back; one that is not held here is the caller's.</summary>
    public FlowState Release(LockKey key, FlowState state)
    {
        scope.Record.Given.Add(key);
        if (state.Held.ContainsKey(key))
            return state.Release(key);
        LockKey[] alike = [.. state.Held.Keys.Where(held => scope.MayBeSame(held, key))];
        if (alike.Length > 0)
        {
            scope.Record.Given.UnionWith(alike);
            return alike.Aggregate(state, (after, held) => after.Drop(pair => pair.Key.Equals(held)));
        }

        return IsForCaller(key) ? state with { Released = state.Released.Add(key), Failed = [] } : state;
    }

    /// <summary>Gives back all held locks of a class.</summary>
    public FlowState ReleaseClass(string name, FlowState state)
    {
        foreach (LockKey held in state.Held.Keys.Where(held => scope.Symbols.Classes.Of(held)?.Name == name))
            state = Release(held, state);
        return state;
    }

    /// <summary>
    /// A key that nobody could give a class is not worth keeping, nor a lock for which no other flow can wait; the graph of a project that declares
    /// its locks shows that one, too.
    /// </summary>
    private bool IsFollowed(LockKey key) => key.Kind != LockKind.Handle && (scope.Symbols.Contracts.Exist || !IsOwn(key))
        && (scope.Symbols.Classes.Of(key) is not null || key.Path is { Root: PathRoot.Variable, Symbol: IParameterSymbol });

    private bool IsOwn(LockKey key) => scope.Symbols.OwnMembers.LeadTo(key.Path);

    private static bool IsForCaller(LockKey key) => key.Kind != LockKind.Handle || (key.Path.IsExact && key.Path.Root is PathRoot.This or PathRoot.Variable);
}
