namespace EmergentLearning.Engine.Locking;

/// <summary>
/// Gives a lock its place in the <see cref="LockHierarchyAttribute"/>. On a field or property it ranks the lock that is held there, and
/// wins over what its type or its construction says; on a type, all its instances. Locks of one rank may not be taken while another of it
/// is held, unless their types have classes of their own (<see cref="LockClassAttribute"/>) that <see cref="AcquiredBeforeAttribute"/> orders.
/// </summary>
/// <param name="name">A class of the hierarchy; an unknown name is an error (ELE1012).</param>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Field | AttributeTargets.Property)]
public sealed class LockRankAttribute(string name) : Attribute
{
    /// <summary>The class of the hierarchy.</summary>
    public string Name { get; } = name;
}
