namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>What a body calls: methods, and members whose delegates are invoked. Written by one thread, and then only read.</summary>
internal sealed class CalleeSet
{
    // Most bodies call fewer, and to compare with them costs less than a table for each body.
    private const int MostCompared = 12;
    private readonly List<KeyValuePair<Callee, bool>> _all = [];
    private Dictionary<Callee, int>? _places;

    public int Count => _all.Count;

    /// <summary>Each once, in the order of the body, and whether it is called inside a <c>lock</c> statement.</summary>
    public IReadOnlyList<KeyValuePair<Callee, bool>> All => _all;

    public void Add(Callee callee, bool isUnderLock)
    {
        int place = PlaceOf(callee);
        if (place < 0)
            Append(callee, isUnderLock);
        else if (isUnderLock)
            _all[place] = new(callee, true);
    }

    private int PlaceOf(Callee callee)
    {
        if (_places is not null)
            return _places.TryGetValue(callee, out int known) ? known : -1;
        for (int place = 0; place < _all.Count; place++)
        {
            if (_all[place].Key.Equals(callee))
                return place;
        }

        return -1;
    }

    private void Append(Callee callee, bool isUnderLock)
    {
        _all.Add(new(callee, isUnderLock));
        if (_places is not null)
            _places.Add(callee, _all.Count - 1);
        else if (_all.Count > MostCompared)
            _places = Enumerable.Range(0, _all.Count).ToDictionary(place => _all[place].Key);
    }
}
