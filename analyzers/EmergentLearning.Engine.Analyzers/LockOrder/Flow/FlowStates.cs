using System.Collections.Immutable;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>The states of a point: one for each set of locks that may be held there. Immutable.</summary>
internal sealed class FlowStates(ImmutableArray<FlowState> all)
{
    // A method that can hold more different sets of locks at one point cannot be followed; the flow then gives up.
    public const int Most = 24;

    public ImmutableArray<FlowState> All { get; } = all;

    public static FlowStates Of(IEnumerable<FlowState> states) => new FlowStates([]).Join(states);

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
