using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>A call, and how much of what its callee takes and asks for its caller has been told. Not thread-safe.</summary>
/// <param name="caller">The function that calls.</param>
/// <param name="record">What was found in it.</param>
/// <param name="call">The call.</param>
/// <param name="place">Its place among the calls of the function.</param>
/// <param name="source">What was known of the callee when the caller was followed; null where less was than now.</param>
/// <param name="isUntold">Whether the caller was told nothing of the locks all the same.</param>
internal sealed class ToldCall(ToldFunction caller, FlowRecord record, PassedCall call, int place, FlowRecord? source, bool isUntold)
{
    private readonly FlowRecord? _source = source;
    private readonly int _locks = isUntold ? 0 : source?.Found ?? 0;
    private readonly List<AcquiredLock> _news = [];
    private FlowRecord? _asked = source;
    private int _demands = source?.Demands.Changes ?? 0;

    public ToldFunction Caller { get; } = caller;

    /// <summary>Its place among the calls of its caller, in the order of the flow.</summary>
    public int Place { get; } = place;

    public bool IsReplaced => record.IsReplaced;

    /// <summary>Tells the caller what the callee asks for.</summary>
    /// <returns>Whether anything was new to it.</returns>
    public bool Ask(FlowRecord? from, MethodSummary summary)
    {
        int asked = record.Demands.Changes;
        if (from is null || !ReferenceEquals(from, _asked) || _demands < from.Demands.Changes)
            record.Ask!(call, summary);
        (_asked, _demands) = (from, from?.Demands.Changes ?? 0);
        return record.Demands.Changes > asked;
    }

    /// <summary>Keeps a lock to be told, and where it stands in what was found in the callee.</summary>
    /// <returns>Whether it is the first to be told next.</returns>
    public bool Add(FlowRecord from, int found, AcquiredLock acquired)
    {
        if (found < _locks && ReferenceEquals(from, _source))
            return false;
        _news.Add(acquired);
        return _news.Count == 1;
    }

    /// <summary>Tells the caller the locks that were kept.</summary>
    /// <returns>Whether anything was new to it.</returns>
    public bool Take()
    {
        int found = record.Found;
        record.Take!(call, _news);
        _news.Clear();
        return record.Found > found;
    }
}
