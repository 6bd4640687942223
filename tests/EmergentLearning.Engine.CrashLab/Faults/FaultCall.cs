namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>The calls that can be made to fail. The order is that of faults.c.</summary>
internal enum FaultCall
{
    Open,
    Create,
    Write,
    Truncate,
    Allocate,
    Sync,
    Rename,
    Link,
    Unlink,
    MakeDirectory,
}
