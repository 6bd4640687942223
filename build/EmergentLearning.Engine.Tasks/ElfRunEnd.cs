namespace EmergentLearning.Engine.Tasks;

/// <summary>How a run of <c>elf</c> ended.</summary>
internal enum ElfRunEnd
{
    /// <summary>By itself, with an exit code.</summary>
    Exited,

    /// <summary>Killed, because it took too long.</summary>
    TimedOut,

    /// <summary>Killed, because the build was cancelled.</summary>
    Cancelled,
}
