using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.LockOrder.Flow;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>
/// Which bodies are followed, and in which order. To know what is taken under a lock, only those have to be that hold one, and what these
/// call under it; a caller that holds nothing itself sees nothing of what its callees take and give back. That a callee leaves it with a lock turns
/// out when that is followed, so the plan grows: upwards by such callers, and from them downwards again. What is too many calls away, or behind
/// too many guesses, would not be reported. Not thread-safe.
/// </summary>
internal sealed class FollowPlan
{
    // A circle of bodies that never comes to rest ends here.
    private const int MostVisits = 8;
    private readonly CallGraph _calls;
    private readonly ImmutableArray<ImmutableArray<int>> _components;
    private readonly int[] _component;
    private readonly int[] _visits;
    private readonly bool[] _isNeeded;
    private readonly int[][] _reached;
    private readonly LockDistance _distance;
    private readonly bool[] _isOpen;
    private readonly SortedSet<int> _open = [];

    public FollowPlan(CallGraph calls, bool isComplete)
    {
        _calls = calls;
        int count = calls.Bodies.Count;
        _components = [.. calls.Components()];
        (_component, _visits) = (new int[count], new int[count]);
        (_isNeeded, _isOpen) = (new bool[count], new bool[count]);
        _reached = [.. Enumerable.Range(0, PassedLocks.MostGuesses + 1).Select(_ => Enumerable.Repeat(int.MaxValue, count).ToArray())];
        _distance = new LockDistance(calls);
        for (int i = 0; i < _components.Length; i++)
        {
            foreach (int body in _components[i])
                _component[body] = i;
        }

        for (int body = 0; body < count; body++)
        {
            if (isComplete || calls.Bodies[body].HoldsAnywhere)
                NeedWhole(body);
            else if (calls.Bodies[body].HasLocks)
                NeedStatements(body);
        }
    }

    public bool IsNeeded(int body) => _isNeeded[body];

    /// <summary>
    /// The bodies to follow, those that call each other in a circle together, callees first, and again as long as one sees something new. Each pass is to be
    /// enumerated before the next is asked for.
    /// </summary>
    public IEnumerable<IEnumerable<int>> Passes()
    {
        while (_open.Count > 0)
        {
            int lowest = _open.Min;
            _open.Remove(lowest);
            yield return Pass(_components[lowest]);
        }
    }

    private IEnumerable<int> Pass(ImmutableArray<int> component)
    {
        foreach (int body in component)
        {
            if (!_isOpen[body])
                continue;
            _isOpen[body] = false;
            if (_visits[body]++ < MostVisits)
                yield return body;
        }
    }

    /// <summary>Callers see something new of the body.</summary>
    /// <param name="body">Its number.</param>
    /// <param name="isFollowedOn">Whether those have to be followed again that were followed.</param>
    /// <param name="isCarried">Whether even those see it that hold nothing themselves.</param>
    public void Changed(int body, bool isFollowedOn, bool isCarried)
    {
        foreach (int caller in _calls.Callers(body))
        {
            if (isCarried)
                NeedWhole(caller);
            if (isFollowedOn && _isNeeded[caller])
                Open(caller);
        }
    }

    /// <summary>A body whose <c>lock</c> statements are all that it holds: only what is called inside them is called under a lock.</summary>
    private void NeedStatements(int body)
    {
        Need(body);
        CallEdge[] calls = [.. _calls.Calls(body).Where(call => call.IsUnderLock)];
        FollowCalls(calls, guesses: 0, calls: 0);
        NeedWaits(calls);
    }

    /// <summary>A body that may hold a lock anywhere.</summary>
    private void NeedWhole(int body)
    {
        // What it calls outside its statements was not followed when it was.
        if (_isNeeded[body] && _reached[0][body] > 0)
            Open(body);
        Follow(body, guesses: 0, calls: 0);
        NeedWaits(_calls.Calls(body));
    }

    /// <summary>A wait is told to those that called a few calls above it, however sure it is that they led there.</summary>
    private void NeedWaits(IReadOnlyList<CallEdge> calls)
    {
        foreach (CallEdge call in calls)
        {
            bool isNear = _calls.Bodies[call.Body].Waits;
            foreach (CallEdge next in _calls.Calls(call.Body))
            {
                if (!_calls.Bodies[next.Body].Waits)
                    continue;
                isNear = true;
                Need(next.Body);
            }

            if (isNear)
                Need(call.Body);
        }
    }

    /// <summary>A body that is reached under a lock, by so many calls and guesses, and those that are from there.</summary>
    private void Follow(int body, int guesses, int calls)
    {
        var open = new Queue<(int Body, int Guesses, int Calls)>();
        open.Enqueue((body, guesses, calls));
        while (open.Count > 0)
        {
            (int next, int guessed, int made) = open.Dequeue();
            if (_reached[guessed][next] <= made)
                continue;
            for (int more = guessed; more < _reached.Length; more++)
                _reached[more][next] = Math.Min(_reached[more][next], made);
            Need(next);
            foreach (CallEdge call in _calls.Calls(next))
            {
                if (IsWithin(call, guessed, made))
                    open.Enqueue((call.Body, guessed + call.Guesses, made + 1));
            }
        }
    }

    private void FollowCalls(IEnumerable<CallEdge> all, int guesses, int calls)
    {
        foreach (CallEdge call in all)
        {
            if (IsWithin(call, guesses, calls))
                Follow(call.Body, guesses + call.Guesses, calls + 1);
        }
    }

    private bool IsWithin(CallEdge call, int guesses, int calls) => _calls.IsAllCertain || _distance.IsWithin(call.Body, guesses + call.Guesses, calls + 1);

    private void Need(int body)
    {
        if (_isNeeded[body])
            return;
        _isNeeded[body] = true;
        Open(body);
    }

    private void Open(int body)
    {
        _isOpen[body] = true;
        _open.Add(_component[body]);
    }
}
