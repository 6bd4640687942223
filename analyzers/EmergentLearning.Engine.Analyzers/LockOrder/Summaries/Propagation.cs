using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>
/// Carries what functions take and ask for to those that call them, and on to the callers of these, until nothing is new. It decides
/// nothing of how a body goes on, so no body has to be followed again for it, however many call each other in a circle. A caller is told only
/// what it has not been told (semi-naive evaluation, as in Datalog), and of locks by the shortest way first (<see cref="LockWaves"/>). Not thread-safe.
/// </summary>
internal sealed class Propagation(Dictionary<ISymbol, MethodSummary> summaries)
{
    private readonly Dictionary<ISymbol, ToldFunction> _functions = new(SymbolEqualityComparer.Default);
    private readonly Queue<ToldFunction> _asking = new();
    private readonly List<ToldFunction> _telling = [];
    private readonly LockWaves _waves = new();
    private readonly HashSet<ISymbol> _untold = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _stale = new(SymbolEqualityComparer.Default);

    /// <summary>Takes the records of the functions of a member in place of earlier ones.</summary>
    public void Add(IReadOnlyList<FlowRecord> records)
    {
        FlowRecord[] usable = [.. records.Where(record => record is { Owner: not null, GaveUp: false })];
        var owners = new HashSet<ISymbol>(usable.Select(record => record.Owner!), SymbolEqualityComparer.Default);
        foreach (FlowRecord record in usable)
        {
            ToldFunction caller = Of(record.Owner!);
            int place = 0;
            foreach (PassedCall call in record.Passed)
            {
                ToldFunction callee = Of(call.Callee.OriginalDefinition);
                // What is known of another member was told when this one was followed; of its own functions less was known then than now.
                callee.Callers.Add(new ToldCall(caller, record, call, place++, owners.Contains(callee.Symbol) ? null : callee.Record, IsUntold(callee.Symbol)));
            }
        }

        foreach (FlowRecord record in usable)
        {
            if (Of(record.Owner!).Replace(record))
                _untold.Add(record.Owner!);
        }
    }

    /// <summary>
    /// Whether callers of the function hear what it takes only when the bodies of its circle have been followed: from one to the other while they are, nearly
    /// all would hear of nearly every lock by a long way first, and then of each shorter one.
    /// </summary>
    public bool IsUntold(ISymbol function) => _untold.Contains(function);

    /// <summary>Callers have yet to be told what is known of the function.</summary>
    public void Tell(ISymbol function)
    {
        if (!_functions.TryGetValue(function, out ToldFunction? told))
            return;
        Ask(told);
        // Those that call it may have yet to be followed in the same circle.
        _telling.Add(told);
    }

    /// <returns>The functions whose summaries have grown.</returns>
    public IReadOnlyCollection<ISymbol> Run()
    {
        var all = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        Ask(all);
        _telling.ForEach(_waves.Add);
        _telling.Clear();
        _waves.Run(all);
        _untold.Clear();
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
            summaries[function] = summaries[function] with { Acquires = [.. _functions[function].Record!.Taken] };
    }

    /// <summary>As the other, for all functions.</summary>
    public void Refresh()
    {
        foreach (ISymbol function in _stale.ToArray())
            Refresh(function);
    }

    private ToldFunction Of(ISymbol function)
    {
        if (!_functions.TryGetValue(function, out ToldFunction? known))
            _functions.Add(function, known = new ToldFunction(function));
        return known;
    }

    private void Ask(ToldFunction function)
    {
        if (function.IsAsking || function.Callers.Count == 0)
            return;
        function.IsAsking = true;
        _asking.Enqueue(function);
    }

    private void Ask(HashSet<ISymbol> all)
    {
        var grown = new HashSet<ToldFunction>();
        while (_asking.Count > 0)
        {
            ToldFunction function = _asking.Dequeue();
            function.IsAsking = false;
            if (grown.Contains(function))
                Summarize(function);
            MethodSummary summary = summaries[function.Symbol];
            foreach (ToldCall call in function.CallersNow())
            {
                if (!call.Ask(function.Record, summary))
                    continue;
                grown.Add(call.Caller);
                Ask(call.Caller);
            }
        }

        foreach (ToldFunction function in grown)
        {
            Summarize(function);
            all.Add(function.Symbol);
        }
    }

    private void Summarize(ToldFunction function)
    {
        if (function.Record!.Demands.Demands.Count > 0)
            summaries[function.Symbol] = summaries[function.Symbol] with { Demands = function.Record.Demands.ForCallers(function.Symbol) };
    }
}
