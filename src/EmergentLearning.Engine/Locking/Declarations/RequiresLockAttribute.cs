namespace EmergentLearning.Engine.Locking;

/// <summary>The caller of this member holds these locks; calling it without is an error (ELE1007). The member keeps them held.</summary>
/// <param name="names">The classes. None: the class of the containing type.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property)]
public sealed class RequiresLockAttribute(params string[] names) : Attribute
{
    /// <summary>The classes; empty for the class of the containing type.</summary>
    public string[] Names { get; } = names;
}
