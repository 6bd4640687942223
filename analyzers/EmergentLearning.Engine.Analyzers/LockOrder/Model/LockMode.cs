namespace EmergentLearning.Engine.Analyzers.LockOrder.Model;

/// <summary>With whom a lock is shared while it is held.</summary>
internal enum LockMode
{
    /// <summary>With nobody.</summary>
    Exclusive,

    /// <summary>With others that read.</summary>
    Shared,

    /// <summary>With others that read, but only one at a time may become a writer.</summary>
    Upgradeable,
}
