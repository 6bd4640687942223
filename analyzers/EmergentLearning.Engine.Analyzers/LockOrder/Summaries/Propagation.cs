using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>
/// Carries what functions take and ask for to those that call them, and on to the callers of these, until nothing is new. It decides
/// nothing of how a body goes on, so no body has to be followed again for it, however many call each other in a circle. Not thread-safe.
/// </summary>
internal sealed class Propagation(Dictionary<ISymbol, MethodSummary> summaries)
{
    private readonly Dictionary<ISymbol, List<(FlowRecord Caller, PassedCall Call)>> _calls = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, FlowRecord> _records = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _isQueued = new(SymbolEqualityComparer.Default);
    private readonly Queue<ISymbol> _queue = new();

    /// <summary>Takes the record of a function in place of an earlier one.</summary>
    public void Add(FlowRecord record)
    {
        if (record.Owner is not { } owner || record.GaveUp)
            return;
        _records[owner] = record;
        foreach (PassedCall call in record.Passed)
        {
            ISymbol callee = call.Callee.OriginalDefinition;
            if (!_calls.TryGetValue(callee, out List<(FlowRecord, PassedCall)>? calls))
                _calls.Add(callee, calls = []);
            calls.Add((record, call));
        }
    }

    /// <summary>Callers have yet to be told what is known of the function.</summary>
    public void Tell(ISymbol function)
    {
        if (_calls.ContainsKey(function) && _isQueued.Add(function))
            _queue.Enqueue(function);
    }

    /// <returns>The functions whose summaries have grown.</returns>
    public HashSet<ISymbol> Run()
    {
        var grown = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        while (_queue.Count > 0)
        {
            ISymbol function = _queue.Dequeue();
            _isQueued.Remove(function);
            MethodSummary summary = summaries[function];
            List<(FlowRecord Caller, PassedCall Call)> calls = _calls[function];
            calls.RemoveAll(one => !IsCurrent(one.Caller));
            foreach ((FlowRecord caller, PassedCall call) in calls)
            {
                if (Add(caller, call, summary))
                    grown.Add(caller.Owner!);
            }
        }

        return grown;
    }

    private bool IsCurrent(FlowRecord record) => _records.TryGetValue(record.Owner!, out FlowRecord? current) && ReferenceEquals(current, record);

    private bool Add(FlowRecord caller, PassedCall call, MethodSummary summary)
    {
        int taken = caller.TakenCount;
        int asked = caller.Demands.Demands.Count;
        caller.Take!(call, summary);
        if (caller.TakenCount == taken && caller.Demands.Demands.Count == asked)
            return false;
        ISymbol owner = caller.Owner!;
        summaries[owner] = summaries[owner] with { Acquires = [.. caller.Taken], Demands = caller.Demands.ForCallers(owner) };
        Tell(owner);
        return true;
    }
}
