namespace EmergentLearning.Engine.Locking;

/// <summary>
/// What this member returns owns these locks, taken here or before, and whoever gets it has to give them back. It permits a handle to
/// leave a method or to live in a member (ELE1014). To also say that they are taken here, use <see cref="AcquiresLockAttribute"/>.
/// </summary>
/// <param name="names">The classes. None: the class of the containing type.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ReturnsLockAttribute(params string[] names) : Attribute
{
    /// <summary>The classes; empty for the class of the containing type.</summary>
    public string[] Names { get; } = names;
}
