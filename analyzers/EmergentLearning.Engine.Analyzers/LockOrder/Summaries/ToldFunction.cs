using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>A function, and the calls of it that have to be told what it takes and asks for. Not thread-safe.</summary>
internal sealed class ToldFunction(ISymbol symbol)
{
    public ISymbol Symbol { get; } = symbol;

    /// <summary>What was found in it when it was followed last; null where nothing is known.</summary>
    public FlowRecord? Record { get; private set; }

    public List<ToldCall> Callers { get; } = [];

    /// <summary>Whether it waits for its turn to tell what it asks for.</summary>
    public bool IsAsking { get; set; }

    /// <summary>How much of what was found in it has its turn to be told, or has had it.</summary>
    public int Sent { get; set; }

    /// <summary>Takes a record in place of an earlier one.</summary>
    /// <returns>Whether it is the first.</returns>
    public bool Replace(FlowRecord record)
    {
        bool isFirst = Record is null;
        if (ReferenceEquals(Record, record))
            return isFirst;
        if (Record is not null)
            Record.IsReplaced = true;
        (Record, Sent) = (record, 0);
        return isFirst;
    }

    /// <summary>The calls without those of bodies that have been followed again.</summary>
    public List<ToldCall> CallersNow()
    {
        Callers.RemoveAll(static one => one.IsReplaced);
        return Callers;
    }
}
