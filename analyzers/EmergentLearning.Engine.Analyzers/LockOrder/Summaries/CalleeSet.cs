namespace EmergentLearning.Engine.Analyzers.LockOrder.Summaries;

/// <summary>What a body calls: methods, and members whose delegates are invoked. Written by one thread, and then only read.</summary>
internal sealed class CalleeSet
{
    private readonly Dictionary<Callee, bool> _all = [];

    public int Count => _all.Count;

    public IEnumerable<Callee> All => _all.Keys;

    /// <summary>Whether it is called inside a <c>lock</c> statement.</summary>
    public bool IsUnderLock(Callee callee) => _all.TryGetValue(callee, out bool isUnderLock) && isUnderLock;

    public void Add(Callee callee, bool isUnderLock)
    {
        if (isUnderLock || !_all.ContainsKey(callee))
            _all[callee] = isUnderLock;
    }
}
