namespace EmergentLearning.Engine.Locking;

/// <summary>
/// Makes all instances of a type one class of lock. Order is kept between classes, not between objects, which is how Linux' lockdep
/// proves an order from few runs. A type with a <see cref="LockRankAttribute"/> and none of these is of the class that its rank names.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class LockClassAttribute : Attribute
{
    /// <summary>The class is named as the type is, with its namespace.</summary>
    public LockClassAttribute()
    {
    }

    /// <summary>The class has a name of its own.</summary>
    /// <param name="name">The name, by which attributes and a <see cref="LockHierarchyAttribute"/> mean this class.</param>
    public LockClassAttribute(string name) => Name = name;

    /// <summary>The name of the class. Default: the full name of the type.</summary>
    public string? Name { get; }
}
