using EmergentLearning.Engine.Analyzers.LockOrder.Flow;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>
/// How many calls it is from a body to the next that does something with a lock, with at most so many guesses on the way. What is further
/// than the analysis looks, or surer to be another way, need not be followed. Immutable.
/// </summary>
internal sealed class LockDistance
{
    // The acquisition itself is the last frame of a way.
    private const int MostCalls = Acquisitions.MostCertainFrames - 1;
    private const int Far = int.MaxValue / 2;
    private readonly int[][] _calls;

    public LockDistance(CallGraph graph)
    {
        _calls = [.. Enumerable.Range(0, PassedLocks.MostGuesses + 1).Select(_ => Enumerable.Repeat(Far, graph.Bodies.Count).ToArray())];
        List<CallEdge>[] callers = [.. graph.Bodies.Select(_ => new List<CallEdge>())];
        for (int caller = 0; caller < graph.Bodies.Count; caller++)
        {
            foreach (CallEdge call in graph.Calls(caller))
                callers[call.Body].Add(call with { Body = caller });
        }

        Measure(graph, callers);
    }

    /// <summary>Whether a way on which so many calls and guesses have been made can lead through the body to a lock.</summary>
    public bool IsWithin(int body, int guesses, int calls) => guesses < _calls.Length && calls + _calls[_calls.Length - 1 - guesses][body] <= MostCalls;

    /// <summary>Backwards from the locks, in the order of the calls made.</summary>
    private void Measure(CallGraph graph, List<CallEdge>[] callers)
    {
        var open = new Queue<(int Body, int Guesses, int Calls)>();
        for (int body = 0; body < graph.Bodies.Count; body++)
        {
            if (graph.Bodies[body].IsOfConcern)
                open.Enqueue((body, 0, 0));
        }

        while (open.Count > 0)
        {
            (int body, int guesses, int calls) = open.Dequeue();
            if (_calls[guesses][body] <= calls)
                continue;
            for (int allowed = guesses; allowed < _calls.Length; allowed++)
                _calls[allowed][body] = Math.Min(_calls[allowed][body], calls);
            foreach (CallEdge caller in callers[body])
            {
                if (calls < MostCalls && guesses + caller.Guesses < _calls.Length)
                    open.Enqueue((caller.Body, guesses + caller.Guesses, calls + 1));
            }
        }
    }
}
