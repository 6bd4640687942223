using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Shared;

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

    /// <summary>Whether the engine's own folder is there: a store, or one in the making.</summary>
    public bool IsPrepared => Directory.Exists(EngineFolder);

    /// <summary>Whether the database was set up, so that opening it for writing changes nothing that had to be backed up first.</summary>
    public bool IsAdopted => File.Exists(AdoptedMarker) && HasDatabase;

    /// <summary>Whether there is a database, be it somebody else's.</summary>
    public bool HasDatabase => new FileInfo(DatabasePath) is { Exists: true, Length: > 0 };

    private string AdoptedMarker => Path.Combine(EngineFolder, "adopted");

    /// <summary>Refuses what cannot or must not become a store, before anything is written.</summary>
    public void EnsureUsable(StoreOptions options)
    {
        if (File.Exists(root))
            throw new StoreException(StoreFault.FileSystem, $"{root} is a file, not a folder. Give the folder of the store.");
        if (!Directory.Exists(root))
            return;

        SafePath.EnsureInside(root, database);
        SafePath.RefuseLinks(root, database);
        SafePath.RefuseLinks(root, $"{StoreLayout.EngineFolder}/{StoreLayout.DatabaseLock}");
        if (options.UseGit)
            EnsureGitUsable(options);
    }

    /// <summary>Makes the folder and the engine's own folder in it, which git ignores by its own rule.</summary>
    public void Prepare()
    {
        if (Directory.Exists(EngineFolder) && Directory.Exists(Path.GetDirectoryName(DatabasePath)))
            return;

        // The engine's own folder first: it tells processes that start at the same time that this is becoming a store.
        DirectorySync.CreateDurable(EngineFolder);
        DirectorySync.CreateDurable(Path.GetDirectoryName(DatabasePath)!);
        AtomicFile.TryCreate(Path.Combine(EngineFolder, ".gitignore"), "*\n"u8);
    }

    /// <summary>Notes that the database was set up. A marker that is lost only sends the next opener the slow way.</summary>
    public void MarkAdopted()
    {
        if (!File.Exists(AdoptedMarker))
            AtomicFile.TryCreate(AdoptedMarker, []);
    }

    private void EnsureGitUsable(StoreOptions options)
    {
        switch (GitRepository.Probe(root))
        {
            // Where the engine has begun, another process may be making the repository right now: that is decided under the lock.
            case GitStatus.Damaged when !Directory.Exists(EngineFolder):
                throw DamagedRepository();
            case GitStatus.NotARepository when IsForeign() && !options.AllowForeignFolder:
                throw new StoreException(
                    StoreFault.Git, $"{root} is not a git repository and holds other files. Give an empty folder, or run `elf init` to make it a store.");
            default:
                return;
        }
    }

    /// <summary>There is a <c>.git</c> that git refuses.</summary>
    public StoreException DamagedRepository() => new(
        StoreFault.Git, $"{Path.Combine(root, ".git")} is not a git repository that git can open. Repair it, or move it away and run again.");

    private bool IsForeign() =>
        !Directory.Exists(EngineFolder) && !File.Exists(DatabasePath) && Directory.EnumerateFileSystemEntries(root).Any();
}
