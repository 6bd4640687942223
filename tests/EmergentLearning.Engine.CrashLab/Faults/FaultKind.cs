namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>How a call fails. Only calls that can give it do. The order is that of faults.c.</summary>
internal enum FaultKind
{
    /// <summary>The disk failed. A sync that fails so leaves the file as it was at the last sync, and the next sync succeeds.</summary>
    InputOutput,

    /// <summary>The disk is full.</summary>
    NoSpace,

    /// <summary>A signal came: nothing has failed.</summary>
    Interrupted,

    /// <summary>A part was written: nothing has failed.</summary>
    ShortWrite,

    /// <summary>The permission is missing.</summary>
    Access,

    /// <summary>Two names lie on two file systems.</summary>
    CrossDevice,
}
