using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>The blocks of one run that still have to be visited, and the state before each.</summary>
internal sealed class FlowPass(int first, int last)
{
    private readonly Dictionary<int, FlowState> _before = [];
    private readonly SortedSet<int> _waiting = [];
    private readonly Dictionary<(int Block, object Key), PathValue> _unknowns = [];

    /// <summary>The state at the end of the region, joined over all ways.</summary>
    public FlowState? End { get; private set; }

    public FlowState Before(int ordinal) => _before[ordinal];

    public FlowState? TryBefore(int ordinal) => _before.TryGetValue(ordinal, out FlowState? state) ? state : null;

    /// <summary>In the order of the text, so that most blocks are visited once.</summary>
    public bool TryNext(out int ordinal)
    {
        ordinal = _waiting.Count == 0 ? -1 : _waiting.Min;
        return _waiting.Remove(ordinal);
    }

    public void Reach(int ordinal, FlowState state)
    {
        if (ordinal < first || ordinal > last)
            return;
        if (_before.TryGetValue(ordinal, out FlowState? known))
        {
            FlowState joined = known.Join(state, key => Unknown(ordinal, key));
            if (ReferenceEquals(joined, known) || joined.IsSameAs(known))
                return;
            state = joined;
        }

        _before[ordinal] = state;
        _waiting.Add(ordinal);
    }

    public void Finish(FlowState state) => End = End is null ? state : End.Join(state, key => Unknown(-1, key));

    /// <summary>What a variable is after a meeting that cannot be told: one value for each variable and place.</summary>
    private PathValue Unknown(int ordinal, object key)
    {
        if (!_unknowns.TryGetValue((ordinal, key), out PathValue? unknown))
            _unknowns[(ordinal, key)] = unknown = PathValue.Of(PathAtom.At(SyntaxFactory.EmptyStatement()));
        return unknown;
    }
}
