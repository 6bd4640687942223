namespace EmergentLearning.Engine.Locking;

/// <summary>The caller holds these locks, and holds them no more when this member returns.</summary>
/// <param name="names">The classes. None: the class of the containing type.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReleasesLockAttribute(params string[] names) : Attribute
{
    /// <summary>The classes; empty for the class of the containing type.</summary>
    public string[] Names { get; } = names;
}
