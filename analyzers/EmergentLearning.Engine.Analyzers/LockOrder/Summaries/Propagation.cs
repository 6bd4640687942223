using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>
/// Carries what functions take and ask for to those that call them, and on to the callers of these, until nothing is new. It decides
/// nothing of how a body goes on, so no body has to be followed again for it, however many call each other in a circle. A caller is told only
/// what it has not been told (semi-naive evaluation, as in Datalog). Not thread-safe.
/// </summary>
internal sealed class Propagation(Dictionary<ISymbol, MethodSummary> summaries)
{
    private readonly Dictionary<ISymbol, List<ToldCall>> _calls = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, FlowRecord> _records = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _isQueued = new(SymbolEqualityComparer.Default);
    private readonly Queue<ISymbol> _queue = new();
    private readonly HashSet<ISymbol> _stale = new(SymbolEqualityComparer.Default);

    /// <summary>Takes the records of the functions of a member in place of earlier ones.</summary>
    public void Add(IReadOnlyList<FlowRecord> records)
    {
        FlowRecord[] usable = [.. records.Where(record => record is { Owner: not null, GaveUp: false })];
        var owners = new HashSet<ISymbol>(usable.Select(record => record.Owner!), SymbolEqualityComparer.Default);
        foreach (FlowRecord record in usable)
        {
            foreach (PassedCall call in record.Passed)
            {
                ISymbol callee = call.Callee.OriginalDefinition;
                if (!_calls.TryGetValue(callee, out List<ToldCall>? calls))
                    _calls.Add(callee, calls = []);
                // What is known of another member was told when this one was followed; of its own functions less was known then than now.
                calls.Add(new ToldCall(record, call, owners.Contains(callee) ? null : RecordOf(callee)));
            }
        }

        foreach (FlowRecord record in usable)
        {
            if (RecordOf(record.Owner!) is { } known && !ReferenceEquals(known, record))
                known.IsReplaced = true;
            _records[record.Owner!] = record;
        }
    }

    /// <summary>Callers have yet to be told what is known of the function.</summary>
    public void Tell(ISymbol function)
    {
        if (_calls.ContainsKey(function) && _isQueued.Add(function))
            _queue.Enqueue(function);
    }

    /// <returns>The functions whose summaries have grown.</returns>
    public IReadOnlyCollection<ISymbol> Run()
    {
        var all = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        while (_queue.Count > 0)
        {
            ISymbol function = _queue.Dequeue();
            _isQueued.Remove(function);
            FlowRecord? record = RecordOf(function);
            if (all.Contains(function))
                SummarizeDemands(function, record!);
            MethodSummary summary = summaries[function];
            List<ToldCall> calls = _calls[function];
            calls.RemoveAll(static one => one.Caller.IsReplaced);
            foreach (ToldCall call in calls)
            {
                if (!call.Tell(record, summary))
                    continue;
                all.Add(call.Caller.Owner!);
                Tell(call.Caller.Owner!);
            }
        }

        foreach (ISymbol function in all)
            SummarizeDemands(function, _records[function]);
        _stale.UnionWith(all);
        return all;
    }

    /// <summary>
    /// Puts the locks that have been added to the record of the function into its summary. Not before somebody reads it: where many call each other in
    /// circles, each new body adds a lock to nearly all others.
    /// </summary>
    public void Refresh(ISymbol function)
    {
        if (_stale.Count > 0 && _stale.Remove(function))
            summaries[function] = summaries[function] with { Acquires = [.. _records[function].Taken] };
    }

    /// <summary>As the other, for all functions.</summary>
    public void Refresh()
    {
        foreach (ISymbol function in _stale.ToArray())
            Refresh(function);
    }

    private FlowRecord? RecordOf(ISymbol function) => _records.TryGetValue(function, out FlowRecord? record) ? record : null;

    private void SummarizeDemands(ISymbol function, FlowRecord record)
    {
        if (record.Demands.Demands.Count > 0)
            summaries[function] = summaries[function] with { Demands = record.Demands.ForCallers(function) };
    }

    /// <summary>A call, and how much of what its callee takes its caller has been told.</summary>
    private sealed class ToldCall(FlowRecord caller, PassedCall call, FlowRecord? source)
    {
        private FlowRecord? _source = source;
        private int _locks = source?.Found ?? 0;
        private int _demands = source?.Demands.Demands.Count ?? 0;

        public FlowRecord Caller { get; } = caller;

        /// <returns>Whether anything was new to the caller.</returns>
        public bool Tell(FlowRecord? source, MethodSummary summary)
        {
            int found = Caller.Found;
            int asked = Caller.Demands.Demands.Count;
            bool isNew = source is null || !ReferenceEquals(source, _source);
            if (isNew || _demands < source!.Demands.Demands.Count)
                Caller.Ask!(call, summary);
            // A copy: what a function that calls itself is told, it adds to.
            IReadOnlyList<AcquiredLock> news = source is null ? summary.Acquires : isNew ? [.. source.Taken] : source.FoundSince(_locks);
            (_source, _locks, _demands) = (source, source?.Found ?? 0, source?.Demands.Demands.Count ?? 0);
            if (news.Count > 0)
                Caller.Take!(call, news);
            return Caller.Found > found || Caller.Demands.Demands.Count > asked;
        }
    }
}
