namespace EmergentLearning.Engine.Locking;

/// <summary>
/// Refines the order inside a rank, or between locks without one: the class of this type, field or property is taken before another,
/// never while that one is held. It is transitive, as clang's <c>acquired_before</c> is; what contradicts the
/// <see cref="LockHierarchyAttribute"/>, or closes a circle, is an error (ELE1012).
/// </summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Field | AttributeTargets.Property,
    AllowMultiple = true)]
public sealed class AcquiredBeforeAttribute : Attribute
{
    /// <summary>Before the class of a type.</summary>
    /// <param name="type">A type with <see cref="LockClassAttribute"/> or <see cref="LockRankAttribute"/>.</param>
    public AcquiredBeforeAttribute(Type type) => Type = type;

    /// <summary>Before a class by its name.</summary>
    /// <param name="name">A class of the hierarchy, or the name given by a <see cref="LockClassAttribute"/>.</param>
    public AcquiredBeforeAttribute(string name) => Name = name;

    /// <summary>The type whose class comes later; <see langword="null"/> when it is named.</summary>
    public Type? Type { get; }

    /// <summary>The name of the class that comes later; <see langword="null"/> when a type says it.</summary>
    public string? Name { get; }
}
