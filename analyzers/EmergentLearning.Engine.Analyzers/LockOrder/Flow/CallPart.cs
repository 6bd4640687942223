namespace EmergentLearning.Engine.Analyzers.LockOrder.Flow;

/// <summary>
/// How much of a callee's body runs at a place. An asynchronous method runs to its first await where it is called, under the locks held there, and the rest
/// of it where somebody waits for it.
/// </summary>
internal enum CallPart
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>What comes before its first await.</summary>
    Beginning,

    /// <summary>What comes after its first await; the beginning was run elsewhere.</summary>
    Rest,
}
