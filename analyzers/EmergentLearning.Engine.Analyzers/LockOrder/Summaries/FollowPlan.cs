using System.Collections.Immutable;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>
/// Which bodies are followed, and in which order. To know what is taken under a lock, only those have to be that hold one, and what these
/// call under it; a caller that holds nothing itself sees nothing of what its callees take and give back. That a callee leaves it with a lock turns
/// out when that is followed, so the plan grows: upwards by such callers, and from them downwards again. Not thread-safe.
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
    private readonly bool[] _isWhole;
    private readonly bool[] _isOpen;
    private readonly SortedSet<int> _open = [];

    public FollowPlan(CallGraph calls, bool isComplete)
    {
        _calls = calls;
        int count = calls.Bodies.Count;
        _components = [.. calls.Components()];
        (_component, _visits) = (new int[count], new int[count]);
        (_isNeeded, _isWhole, _isOpen) = (new bool[count], new bool[count], new bool[count]);
        for (int i = 0; i < _components.Length; i++)
        {
            foreach (int body in _components[i])
                _component[body] = i;
        }

        for (int body = 0; body < count; body++)
        {
            if (isComplete || calls.Bodies[body].HoldsAnywhere)
                Need(body);
            else if (calls.Bodies[body].HasLocks)
                NeedStatements(body);
        }
    }

    public bool IsNeeded(int body) => _isNeeded[body];

    /// <summary>The bodies to follow, callees first; those that call each other in a circle again as long as one sees something new.</summary>
    public IEnumerable<int> Order()
    {
        while (_open.Count > 0)
        {
            int lowest = _open.Min;
            _open.Remove(lowest);
            foreach (int body in _components[lowest])
            {
                if (!_isOpen[body])
                    continue;
                _isOpen[body] = false;
                if (_visits[body]++ < MostVisits)
                    yield return body;
            }
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
                Need(caller);
            if (isFollowedOn && _isNeeded[caller])
                Open(caller);
        }
    }

    /// <summary>A body whose <c>lock</c> statements are all that it holds: only what is called inside them is called under a lock.</summary>
    private void NeedStatements(int body)
    {
        if (_isNeeded[body])
            return;
        _isNeeded[body] = true;
        Open(body);
        foreach (int callee in _calls.CalleesUnderLock(body))
            Need(callee);
    }

    private void Need(int body)
    {
        var open = new Stack<int>();
        open.Push(body);
        while (open.Count > 0)
        {
            int next = open.Pop();
            if (_isWhole[next])
                continue;
            _isNeeded[next] = _isWhole[next] = true;
            Open(next);
            foreach (int callee in _calls.CertainCallees(next))
                open.Push(callee);
        }
    }

    private void Open(int body)
    {
        _isOpen[body] = true;
        _open.Add(_component[body]);
    }
}
