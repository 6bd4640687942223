namespace EmergentLearning.Engine.CrashTests.Mutants;

/// <summary>The lock between processes.</summary>
internal static class LockMutants
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("lock file deleted on release", "Locking/Native/UnixLockFile.cs", "who waits holds a file that nobody else finds", Probes.Locks,
            ("        if (TryUnlock(_file))\n            return;", "        File.Delete(_path);\n        if (TryUnlock(_file))\n            return;")),
        new("replaced lock file not noticed", "Locking/Native/UnixLockFile.cs", "two hold the lock, each its own file", Probes.Locks,
            ("mine.IsSameFile(named);", "(mine.IsSameFile(named) || mine.IsRegular);")),
        new("lock taken shared", "Locking/Native/LinuxLockFile.cs", "two writers at once", Probes.Locks,
            ("private const short WriteLock = 1;", "private const short WriteLock = 0;")),
        new("lock not taken", "Locking/Native/LinuxLockFile.cs", "two writers at once", Probes.Locks,
            ("            return Try(file, LockByte);", "            return true;")),
        new("self-test always passes", "Locking/Native/LockFiles.cs", "a store on a mount where locks do nothing", Probes.Locks,
            ("bool both = second.TryLock();", "bool both = second.TryLock() && first is null;")),
        new("switched-off locks accepted", "Locking/Native/LockFiles.cs", "other programs of the store lock nothing", Probes.Locks,
            ("if (off is \"1\" ||", "if (off is \"never\" ||")),
        new("projection without the repository lock", "Projection/ProjectionPass.cs", "two processes write the same files and move the same branch", Probes.Protocol,
            ("        onBegin();\n", "        onBegin();\n        repositoryLock.Dispose();\n")),
        new("transaction without the gate", "Sqlite/FileLockGate.cs", "\"database is locked\", and unfairness without end", Probes.Protocol,
            ("private readonly FileLock _lock = new(path, LockClass.Database)", "private readonly FileLock _lock = new(path + \".mine\" + Guid.NewGuid(), LockClass.Database)")),
    ];
}
