namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>Where a search has been: which calls were put in order, and what the key held then.</summary>
internal sealed class Visited(ulong[] ordered, KeyState state) : IEquatable<Visited>
{
    private readonly ulong[] _ordered = ordered;
    private readonly KeyState _state = state;

    public bool Equals(Visited? other) => other is not null && _state == other._state && _ordered.AsSpan().SequenceEqual(other._ordered);

    public override bool Equals(object? obj) => Equals(obj as Visited);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(_state);
        foreach (ulong bits in _ordered)
            hash.Add(bits);
        return hash.ToHashCode();
    }
}
