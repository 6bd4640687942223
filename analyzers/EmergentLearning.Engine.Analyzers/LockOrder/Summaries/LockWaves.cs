using EmergentLearning.Engine.Analyzers.LockOrder.Flow;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>
/// Tells callers of locks, wave by wave: of those that are so many calls away only when everybody knows all that are nearer. Each call adds one to a way, so
/// that is Moore's breadth-first search from all acquisitions at once, backwards over the calls: a caller hears of each lock by a shortest way, and not of
/// longer ones before. Of ways that are equally long it keeps one that leads out of its circle of bodies, which it was told as it was followed, and else the
/// one whose call comes first in it, whichever body was followed first. Not thread-safe.
/// </summary>
internal sealed class LockWaves
{
    // By the length of the way.
    private readonly List<List<(ToldFunction Function, FlowRecord Record, int Found)>> _waves = [];

    /// <summary>What has been found in the function since the last time has yet to be told to its callers.</summary>
    public void Add(ToldFunction function)
    {
        if (function.Record is not { } record)
            return;
        for (; function.Sent < record.Found; function.Sent++)
        {
            // Nobody has to be told of what nobody calls, now or later: who follows it then reads its summary.
            if (function.Callers.Count > 0 && record.FoundAt(function.Sent) is { } acquired)
                Wave(acquired.Way.Length).Add((function, record, function.Sent));
        }
    }

    /// <summary>Tells all that is left, and adds the functions to which it was news.</summary>
    public void Run(HashSet<ISymbol> grown)
    {
        // What is new to a caller is mostly one call further; where two ways have less in common than each, it can be nearer.
        while (_waves.FindIndex(static wave => wave.Count > 0) is >= 0 and var next)
        {
            List<(ToldFunction Function, FlowRecord Record, int Found)> wave = _waves[next];
            _waves[next] = [];
            foreach (ToldCall call in Collect(wave))
            {
                if (!call.Take())
                    continue;
                grown.Add(call.Caller.Symbol);
                Add(call.Caller);
            }
        }
    }

    /// <summary>The calls to be told of the wave, those of each caller in its order.</summary>
    private static IEnumerable<ToldCall> Collect(List<(ToldFunction Function, FlowRecord Record, int Found)> wave)
    {
        var told = new List<ToldCall>();
        foreach ((ToldFunction function, FlowRecord record, int found) in wave)
        {
            // A better way has been found since.
            if (record.FoundAt(found) is not { } acquired)
                continue;
            foreach (ToldCall call in function.CallersNow())
            {
                if (call.Add(record, found, acquired))
                    told.Add(call);
            }
        }

        return told.OrderBy(call => call.Place);
    }

    private List<(ToldFunction Function, FlowRecord Record, int Found)> Wave(int length)
    {
        while (_waves.Count <= length)
            _waves.Add([]);
        return _waves[length];
    }
}
