using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Cycles;

/// <summary>
/// The classes of a graph as numbers, in the order in which they were met. There are few of them and many edges, so each name is compared once and not
/// once for each edge. Not thread-safe.
/// </summary>
internal sealed class GraphClasses(LockClasses classes)
{
    private readonly Dictionary<LockKey, int> _ofKeys = [];
    private readonly Dictionary<LockClass, int> _numbers = [];
    private readonly List<LockClass> _all = [];

    /// <summary>All of them; their numbers are their places here.</summary>
    public IReadOnlyList<LockClass> All => _all;

    /// <summary>The number of the lock's class; -1 where it has none.</summary>
    public int NumberOf(LockKey key)
    {
        if (!_ofKeys.TryGetValue(key, out int number))
            _ofKeys.Add(key, number = classes.Of(key) is { } one ? NumberOf(one) : -1);
        return number;
    }

    private int NumberOf(LockClass one)
    {
        if (!_numbers.TryGetValue(one, out int number))
        {
            _numbers.Add(one, number = _all.Count);
            _all.Add(one);
        }

        return number;
    }
}
