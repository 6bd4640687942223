namespace EmergentLearning.Engine.Locking.Order;

/// <summary>A class of lock, as one checker knows it.</summary>
internal sealed class LockNode(string name, int id, bool allowsInstances, bool isInnermost)
{
    /// <summary>The name that the declarations and the analyzers use.</summary>
    public string Name { get; } = name;

    /// <summary>Its number in the checker.</summary>
    public int Id { get; } = id;

    /// <summary>Whether a flow may hold several instances, because they have an order of their own.</summary>
    public bool AllowsInstances { get; } = allowsInstances;

    /// <summary>Whether nothing else may be taken while it is held.</summary>
    public bool IsInnermost { get; } = isInnermost;

    /// <summary>Its part in the hash of a chain: numbers that differ in few bits become numbers that differ in many (SplitMix64).</summary>
    public ulong Key { get; } = Mix((ulong)id + 1);

    /// <summary>The hash of a chain that is longer by one class.</summary>
    public ulong Append(ulong chain) => Mix(chain ^ Key) + Key;

    private static ulong Mix(ulong value)
    {
        value = unchecked(value * 0x9E3779B97F4A7C15);
        value = unchecked((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9);
        value = unchecked((value ^ (value >> 27)) * 0x94D049BB133111EB);
        return value ^ (value >> 31);
    }
}
