namespace EmergentLearning.Engine.Locking;

/// <summary>
/// Says which locks a method takes, for callers in other assemblies, and for locks that no analyzer knows. Where the method returns a
/// handle (something disposable, or a task of it) or is a constructor of one, it returns holding; every other method takes them and gives
/// them back before it returns. The analyzers keep it truthful (ELE1013).
/// </summary>
/// <param name="names">The classes. None: the class of the type that the method belongs to.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property)]
public sealed class AcquiresLockAttribute(params string[] names) : Attribute
{
    /// <summary>The classes; empty for the class of the containing type.</summary>
    public string[] Names { get; } = names;

    /// <summary>
    /// Whether it may come back without the lock, which <see langword="null"/> or <see langword="false"/> tells, instead of waiting for as
    /// long as it takes or throwing. Who then gives back what it holds can be in no deadlock. Default: <see langword="false"/>.
    /// </summary>
    public bool MayFail { get; set; }
}
