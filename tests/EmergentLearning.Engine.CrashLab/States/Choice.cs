namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>What a power loss makes of one pending change.</summary>
internal enum Choice : byte
{
    /// <summary>It never happened.</summary>
    Omitted,

    /// <summary>It is on the disk.</summary>
    Whole,

    /// <summary>Of the bytes, only the first sector.</summary>
    FirstSector,

    /// <summary>Of the bytes, the first half.</summary>
    FirstHalf,

    /// <summary>Of the bytes, all but the first half.</summary>
    SecondHalf,

    /// <summary>The file has the length, and zeros where the bytes belong.</summary>
    Zeros,
}
