namespace EmergentLearning.Engine.CrashLab.States;

/// <summary>What an inode is.</summary>
internal enum DiskNodeKind
{
    File,
    Folder,
    Link,
}
