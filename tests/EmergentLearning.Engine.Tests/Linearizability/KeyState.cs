namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>
/// What a key holds according to the model. A register: its value and version, both 0 when there is no row. A list: the hash of its
/// values in order, and how many they are, so that a state has one size however long the list is.
/// </summary>
internal readonly record struct KeyState(long Value, long Version)
{
    /// <summary>The list with one more value at its end.</summary>
    public KeyState Append(long value) => new(unchecked((Value * 6364136223846793005L) + value + 1442695040888963407L), Version + 1);

    public static KeyState OfList(IEnumerable<long> values) => values.Aggregate(default(KeyState), (list, value) => list.Append(value));
}
