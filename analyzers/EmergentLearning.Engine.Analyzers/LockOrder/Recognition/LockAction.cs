namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>What a call does with a lock.</summary>
internal enum LockAction
{
    /// <summary>It takes it.</summary>
    Acquire,

    /// <summary>It gives it back.</summary>
    Release,

    /// <summary>It gives it back to those who write, and keeps it for reading.</summary>
    Downgrade,
}
