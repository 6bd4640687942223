using System.Collections.Immutable;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>The states of a point: one for each set of locks that may be held there. Immutable.</summary>
internal sealed class FlowStates(ImmutableArray<FlowState> all)
{
    // A method that can hold more different sets of locks at one point cannot be followed; the flow then gives up.
    public const int Most = 24;

    public ImmutableArray<FlowState> All { get; } = all;

    private static readonly FlowStates None = new([]);

    public static FlowStates Of(IEnumerable<FlowState> states) => None.Join(states);

    /// <summary>These states, each changed; this object itself when none is.</summary>
    public FlowStates Change(Func<FlowState, FlowState> change)
    {
        if (All.Length != 1)
            return Of(All.Select(change));
        FlowState only = change(All[0]);
        return ReferenceEquals(only, All[0]) ? this : new FlowStates([only]);
    }

    /// <summary>What becomes of each of these states; this object itself when nothing does.</summary>
    public FlowStates Step<T>(T operation, Func<T, FlowState, IEnumerable<FlowState>> step)
    {
        if (All.Length != 1)
            return Of(All.SelectMany(state => step(operation, state)));
        IEnumerable<FlowState> after = step(operation, All[0]);
        return after is IReadOnlyList<FlowState> { Count: 1 } one && ReferenceEquals(one[0], All[0]) ? this : Of(after);
    }

    /// <summary>This object itself when the others add nothing.</summary>
    public FlowStates Join(IEnumerable<FlowState> others)
    {
        ImmutableArray<FlowState> known = All;
        foreach (FlowState other in others)
        {
            int index = IndexOf(known, other);
            if (index < 0)
            {
                known = known.Add(other);
                continue;
            }

            FlowState joined = known[index].Join(other);
            if (!ReferenceEquals(joined, known[index]))
                known = known.SetItem(index, joined);
        }

        return known == All ? this : new FlowStates(known);
    }

    private static int IndexOf(ImmutableArray<FlowState> states, FlowState state)
    {
        for (int i = 0; i < states.Length; i++)
        {
            if (states[i].HoldsTheSame(state))
                return i;
        }

        return -1;
    }
}
