namespace EmergentLearning.Engine.CrashLab.Recording;

/// <summary>What a line of the journal says; the numbers are those of <c>recorder.c</c>.</summary>
internal enum JournalKind
{
    Create = 1,
    Write,
    Truncate,
    Sync,
    Rename,
    Link,
    Unlink,
    MakeFolder,
    RemoveFolder,
    SymbolicLink,
    Mark,
    Unsupported,
}
