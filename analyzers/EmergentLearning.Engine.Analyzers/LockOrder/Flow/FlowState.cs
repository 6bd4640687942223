using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>
/// What is known at a point of a method, on the paths on which the same locks are held: what they are, and what variables are. Paths that
/// hold other locks have a state of their own, as in property simulation (Das, Lerner and Seigle's ESP), so that a flag or a null that goes
/// with a lock stays with it. Immutable.
/// </summary>
internal sealed record FlowState
{
    public static readonly FlowState Start = new();

    public ImmutableDictionary<LockKey, HeldLock> Held { get; init; } = ImmutableDictionary<LockKey, HeldLock>.Empty;

    /// <summary>Values of variables, of captures, of fields by their path, and of operations inside the current statement.</summary>
    public ImmutableDictionary<object, FlowValue> Values { get; init; } = ImmutableDictionary<object, FlowValue>.Empty;

    /// <summary>What was given back without having been taken here.</summary>
    public ImmutableHashSet<LockKey> Released { get; init; } = [];

    /// <summary>Attempts that failed since the last time anything was given back: to make one of them again is to wait.</summary>
    public ImmutableHashSet<(SyntaxNode Site, LockKey Key)> Failed { get; init; } = [];

    /// <summary>Whether an await has been passed on every path.</summary>
    public bool HasAwaited { get; init; }

    /// <summary>Whether code that could not be followed may have given back what it did not take: more may be held than is known.</summary>
    public bool MayHoldMore { get; init; }

    /// <summary>Whether there may be answers to conditions.</summary>
    private bool HasTests { get; init; }

    /// <summary>Whether there may be values of operations, which end with their statement: to look through all values for them is dear.</summary>
    private bool HasResults { get; init; }

    /// <summary>This state itself when that is known already.</summary>
    public FlowState With(object key, FlowValue value)
    {
        ImmutableDictionary<object, FlowValue> values = value.IsUnknown ? Values.Remove(key) : Values.SetItem(key, value);
        return ReferenceEquals(values, Values)
            ? this
            : this with { Values = values, HasResults = HasResults || key is IOperation, HasTests = HasTests || key is BranchTest };
    }

    /// <summary>What was asked of a variable, or of the member at a path, is open again: it has another value.</summary>
    public FlowState ForgetTests(object target)
    {
        if (!HasTests)
            return this;
        object[] over = [.. Values.Keys.Where(key => key is BranchTest test && test.IsAbout(target))];
        return over.Length == 0 ? this : this with { Values = Values.RemoveRange(over) };
    }

    public FlowState Hold(LockKey key, HeldLock held) => this with { Held = Held.SetItem(key, held) };

    /// <summary>Gives back once what may have been taken twice.</summary>
    public FlowState Release(LockKey key) => this with
    {
        Held = Held.TryGetValue(key, out HeldLock? held) && held.Depth > 1 ? Held.SetItem(key, held with { Depth = held.Depth - 1 }) : Held.Remove(key),
        Failed = [],
    };

    public FlowState Drop(Func<KeyValuePair<LockKey, HeldLock>, bool> which)
    {
        LockKey[] dropped = [.. Held.Where(which).Select(pair => pair.Key)];
        return dropped.Length == 0 ? this : this with { Held = Held.RemoveRange(dropped), Failed = [] };
    }

    /// <summary>The caller's locks that are given back and not taken again, in an order that does not depend on the run.</summary>
    public ImmutableArray<LockKey> GivenBack() => Released.IsEmpty
        ? []
        : [.. Released.Where(key => key.Kind != LockKind.Handle && !Held.ContainsKey(key)).OrderBy(key => key.Path.ToString(), StringComparer.Ordinal)];

    public FlowState Doubt(LockKey key, bool isDoubtful) =>
        Held.TryGetValue(key, out HeldLock? held) && held.IsDoubtful != isDoubtful ? Hold(key, held with { IsDoubtful = isDoubtful }) : this;

    public FlowState Escape(LockKey key) => Held.TryGetValue(key, out HeldLock? held) && !held.IsEscaped ? Hold(key, held with { IsEscaped = true }) : this;

    /// <summary>A variable gets another value: what was reached through the old one stays held, under no name.</summary>
    public FlowState Forget(ISymbol variable)
    {
        if (Held.IsEmpty && Failed.IsEmpty)
            return this;
        // An attempt at the next element is no second attempt.
        ImmutableHashSet<(SyntaxNode Site, LockKey Key)> same = Failed.IsEmpty ? Failed : [.. Failed.Where(one => ReferenceEquals(one.Key.Path.Forget(variable), one.Key.Path))];
        FlowState state = same.Count == Failed.Count ? this : this with { Failed = same };
        foreach (KeyValuePair<LockKey, HeldLock> pair in Held)
        {
            AccessPath path = pair.Key.Path.Forget(variable);
            if (!ReferenceEquals(path, pair.Key.Path))
                state = state with { Held = state.Held.Remove(pair.Key).SetItem(pair.Key with { Path = path }, pair.Value) };
        }

        return ReferenceEquals(state, this) ? this : state.Renamed(variable);
    }

    /// <summary>Only operations inside a statement have values that end with it.</summary>
    public FlowState EndOfStatement()
    {
        if (!HasResults)
            return this;
        List<object>? over = null;
        foreach (KeyValuePair<object, FlowValue> pair in Values)
        {
            if (pair.Key is IOperation)
                (over ??= []).Add(pair.Key);
        }

        return this with { Values = over is null ? Values : Values.RemoveRange(over), HasResults = false };
    }

    public bool HoldsTheSame(FlowState other)
    {
        if (Held.Count != other.Held.Count || !GivesBackTheSame(other) || !(ReferenceEquals(Failed, other.Failed) || Failed.SetEquals(other.Failed)))
            return false;
        if (ReferenceEquals(Held, other.Held))
            return true;
        foreach (KeyValuePair<LockKey, HeldLock> pair in Held)
        {
            if (!other.Held.TryGetValue(pair.Key, out HeldLock? held) || held.Depth != pair.Value.Depth)
                return false;
        }

        return true;
    }

    // What is disposed may not have held a lock at all; it would only multiply the states.
    private bool GivesBackTheSame(FlowState other) => ReferenceEquals(Released, other.Released)
        || Released.Where(key => key.Kind != LockKind.Handle).ToImmutableHashSet().SetEquals(other.Released.Where(key => key.Kind != LockKind.Handle));

    /// <summary>What is known on both; this state itself when the other adds no doubt.</summary>
    public FlowState Join(FlowState other)
    {
        if (ReferenceEquals(this, other))
            return this;
        FlowState joined = this;
        foreach (KeyValuePair<object, FlowValue> pair in ReferenceEquals(Values, other.Values) ? Enumerable.Empty<KeyValuePair<object, FlowValue>>() : Values)
        {
            FlowValue theirs = other.Values.TryGetValue(pair.Key, out FlowValue? value) ? value : FlowValue.Unknown;
            if (!pair.Value.Equals(theirs))
                joined = joined.With(pair.Key, theirs.IsUnknown || pair.Key is BranchTest ? FlowValue.Unknown : ChoiceValue.Of(pair.Value, theirs));
        }

        foreach (KeyValuePair<LockKey, HeldLock> pair in other.Held)
        {
            if (pair.Value.IsEscaped)
                joined = joined.Escape(pair.Key);
            if (!pair.Value.IsDoubtful)
                joined = joined.Doubt(pair.Key, false);
        }

        if (HasAwaited && !other.HasAwaited)
            joined = joined with { HasAwaited = false };
        if (other.MayHoldMore && !MayHoldMore)
            joined = joined with { MayHoldMore = true };
        return other.Released.IsEmpty || other.Released.IsSubsetOf(joined.Released) ? joined : joined with { Released = joined.Released.Union(other.Released) };
    }

    private FlowState Renamed(ISymbol variable)
    {
        FlowState state = this;
        foreach (KeyValuePair<object, FlowValue> pair in Values)
        {
            if (pair.Value is HandleValue handle)
                state = state.With(pair.Key, new HandleValue(handle.Key with { Path = handle.Key.Path.Forget(variable) }));
        }

        return state;
    }
}
