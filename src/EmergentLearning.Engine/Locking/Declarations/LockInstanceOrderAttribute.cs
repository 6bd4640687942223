namespace EmergentLearning.Engine.Locking;

/// <summary>
/// Lets a flow hold several instances of one class, taken in ascending order of a member. Without it the second instance is reported
/// (ELE1004), because two flows that take the same two in different orders wait for each other.
/// </summary>
/// <param name="member">A field or property of the type that never changes and differs between instances; use <see langword="nameof"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class LockInstanceOrderAttribute(string member) : Attribute
{
    /// <summary>The member that orders the instances.</summary>
    public string Member { get; } = member;
}
