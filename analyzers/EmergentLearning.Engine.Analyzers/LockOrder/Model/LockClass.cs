namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>A class of locks, the node of the order graph. Immutable, compared by value.</summary>
/// <param name="Name">The declared name, else the full name of the member that holds the lock.</param>
/// <param name="IsDeclared">Whether an attribute names it.</param>
internal sealed record LockClass(string Name, bool IsDeclared)
{
    // There are few classes and many edges between them, each of which is looked up by its two: a name is gone through once.
    private readonly int _hash = StringComparer.Ordinal.GetHashCode(Name);

    public string Name { get; } = Name;

    public bool IsDeclared { get; } = IsDeclared;

    /// <summary>The name as a message says it: without the name space.</summary>
    public string Display
    {
        get
        {
            string[] parts = Name.Split('.');
            return IsDeclared || parts.Length < 3 || Name.Contains('(') ? Name : parts[parts.Length - 2] + "." + parts[parts.Length - 1];
        }
    }

    public bool Equals(LockClass? other) => ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && IsDeclared == other.IsDeclared && Name == other.Name);

    public override int GetHashCode() => _hash;
}
