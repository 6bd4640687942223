using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Locking.Native;
using EmergentLearning.Engine.Shared;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Hosting;

/// <summary>Where things lie in a store's folder, and whether it may be used as one.</summary>
/// <param name="root">The absolute path of the folder.</param>
/// <param name="database">The database's path below it, with <c>/</c>.</param>
internal sealed class StoreFolder(string root, string database)
{
    public string Root => root;

    public string Database => database;

    public string DatabasePath { get; } = Path.Combine(root, database);

    public string EngineFolder { get; } = Path.Combine(root, StoreLayout.EngineFolder);

    public string RepositoryLockPath => Path.Combine(EngineFolder, StoreLayout.RepositoryLock);

    public string DatabaseLockPath => Path.Combine(EngineFolder, StoreLayout.DatabaseLock);

    public string BackupFolder => Path.Combine(root, "backups");

    /// <summary>Refuses what must not become a store, before anything is written.</summary>
    public void EnsureUsable()
    {
        if (root.AsSpan().ContainsAny('\n', '\r'))
        {
            // Git separates the paths that it prints by line breaks.
            throw new StoreException(StoreFault.Input, $"The path of the store has a line break in it: {root.ReplaceLineEndings(" ")}. Give another folder.");
        }

        if (File.Exists(root))
            throw new StoreException(StoreFault.FileSystem, $"{root} is a file, not a folder. Give the folder of the store.");

        SafePath.EnsureInside(root, database);
        if (!Directory.Exists(root))
            return;

        // SQLite follows links, also where its log lies: written there, it would destroy a file outside the store.
        foreach (string suffix in (string[])["", "-wal", "-shm", "-journal", "-unsynced"])
            SafePath.RefuseLinks(root, database + suffix);
        SafePath.RefuseLinks(root, $"{StoreLayout.EngineFolder}/{StoreLayout.DatabaseLock}");
        SafePath.RefuseLinks(root, $"{StoreLayout.EngineFolder}/{StoreLayout.RepositoryLock}");
    }

    /// <summary>
    /// Refuses a folder that git or other files make unfit, before anything is written. One that has the engine's folder has passed
    /// this: whatever else lies in it may be another process's, which is creating the store at this moment.
    /// </summary>
    public void EnsureWelcome(GitStatus git, bool allowForeign)
    {
        string? refusal = git switch
        {
            GitStatus.Damaged =>
                $"{Path.Combine(root, ".git")} is not a git repository that git can open. Repair it, or move it away and run again.",
            GitStatus.NotARepository when !allowForeign && IsForeign() =>
                $"{root} is not a git repository and holds other files. Give an empty folder, or run `elf init` to make it a store.",
            _ => null,
        };
        // Looked up last: who creates a store makes the engine's folder before anything else.
        if (refusal is not null && !Directory.Exists(EngineFolder))
            throw new StoreException(StoreFault.Git, refusal);
    }

    /// <summary>Makes the folder and the engine's own folder in it.</summary>
    public void Prepare()
    {
        DirectorySync.CreateDurable(EngineFolder);
        DirectorySync.CreateDurable(Path.GetDirectoryName(DatabasePath)!);
    }

    /// <summary>
    /// Makes the names that lead to the database durable, whoever created them: another process may have been killed, or be at work, between
    /// creating a folder and syncing its name, and to this one the folder was simply there. The caller holds the repository lock.
    /// </summary>
    public void SyncNames()
    {
        SyncRootName();
        for (string at = Path.GetDirectoryName(DatabasePath)!; at.Length > root.Length; at = Path.GetDirectoryName(at)!)
            DirectorySync.Sync(Path.GetDirectoryName(at)!);
        DirectorySync.Sync(root);
    }

    private void SyncRootName()
    {
        if (OperatingSystem.IsWindows() || Path.GetDirectoryName(root) is not { } parent)
            return;

        using SafeFileHandle handle = Libc.Open(parent, OpenFlags.ReadOnly | OpenFlags.Directory | OpenFlags.CloseOnExec);
        // A parent that may not be read is not one that we, or another process of ours, could have created the store in.
        if (!handle.IsInvalid)
            NativeDirectory.Sync(handle, parent);
    }

    /// <summary>Has git ignore the engine's folder by its own rule. The caller holds the repository lock.</summary>
    public void WriteIgnore()
    {
        // Of one that was killed here; under the lock nobody is at work on another.
        TemporarySweep.Sweep(EngineFolder, recursive: false);
        string ignore = Path.Combine(EngineFolder, ".gitignore");
        if (!File.Exists(ignore))
            AtomicFile.TryCreate(ignore, "*\n"u8);
    }

    private bool IsForeign() =>
        Directory.Exists(root) && !File.Exists(DatabasePath) && Directory.EnumerateFileSystemEntries(root).Any();
}
