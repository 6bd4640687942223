namespace EmergentLearning.Engine.Analyzers.FileWrites.Flow;

/// <summary>How a stream, writer or handle was opened.</summary>
[Flags]
internal enum StreamTraits
{
    None = 0,

    /// <summary>It cannot write, so a flush of it reaches nothing.</summary>
    ReadOnly = 1,

    /// <summary>Every write goes to the disk at once.</summary>
    WriteThrough = 2,

    /// <summary>Closing it leaves the stream below it open.</summary>
    LeavesInnerOpen = 4,

    /// <summary>It was opened where this code cannot see.</summary>
    Foreign = 8,
}
