namespace EmergentLearning.Engine.Locking;

/// <summary>
/// Nobody calls this member while holding one of these locks, at any distance: unlike clang's <c>EXCLUDES</c> it is transitive (ELE1008).
/// </summary>
/// <param name="names">The classes. None: the class of the containing type.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property)]
public sealed class ExcludesLockAttribute(params string[] names) : Attribute
{
    /// <summary>The classes; empty for the class of the containing type.</summary>
    public string[] Names { get; } = names;
}
