namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>How whoever asks for a lock learns that he has it.</summary>
internal enum LockResult
{
    /// <summary>The call comes back.</summary>
    Nothing,

    /// <summary>It says true.</summary>
    Flag,

    /// <summary>It returns something that gives the lock back; null where it may fail.</summary>
    Handle,
}
