namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>What a hand-written rename lacks, in the order in which it is reported: only the first of them is.</summary>
[Flags]
internal enum MissingSteps
{
    None = 0,

    /// <summary>The temporary file may lie on another volume.</summary>
    SameVolume = 1,

    /// <summary>Another process may write the same temporary file.</summary>
    NameOfItsOwn = 2,

    /// <summary>The target was deleted first.</summary>
    KeptTarget = 4,

    /// <summary>A writer of the temporary file is still open.</summary>
    ClosedWriter = 8,

    /// <summary>There is a flush, but it does not reach the disk.</summary>
    WholeFlush = 16,

    /// <summary>There is no flush.</summary>
    Flush = 32,

    /// <summary>The directory is not synced.</summary>
    DirectorySync = 64,
}
