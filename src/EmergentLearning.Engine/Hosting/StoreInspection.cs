using System.Text.RegularExpressions;
using EmergentLearning.Engine.Locking;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Shared;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Hosting;

/// <summary>
/// Looks at a store from outside, for tools that watch it. Opens no database, takes no lock, writes nothing, and keeps nothing open. Thread-safe.
/// </summary>
public static partial class StoreInspection
{
    /// <summary>Looks once.</summary>
    /// <param name="root">The store's folder.</param>
    /// <param name="database">The database's path below it, with <c>/</c>.</param>
    public static StoreVitals Look(string root, string database)
    {
        var folder = new StoreFolder(Path.GetFullPath(root), database);
        DriveInfo? drive = FindDrive(folder.Root);
        return new StoreVitals
        {
            RepositoryLock = LockInspection.Look(folder.RepositoryLockPath, LockClass.Repository),
            DatabaseLock = LockInspection.Look(folder.DatabaseLockPath, LockClass.Database),
            IsMarked = PassMarker.Exists(folder.EngineFolder),
            WalBytes = new FileInfo(folder.DatabasePath + "-wal") is { Exists: true } log ? log.Length : 0,
            WalLimitBytes = SqliteDatabaseOptions.DefaultWalLimitBytes,
            FreeBytes = drive?.AvailableFreeSpace,
            FileSystem = drive?.DriveFormat,
            IsNetwork = drive?.DriveType == DriveType.Network,
            Backups = FindBackups(folder.BackupFolder),
        };
    }

    /// <summary>
    /// Proves that locks exclude where the store lies, on the lock file that is there for this alone; nobody waits for it. Writes nothing.
    /// </summary>
    /// <param name="root">The store's folder.</param>
    /// <returns><see langword="false"/> when that file is not made yet: the first write makes it.</returns>
    /// <exception cref="Contracts.StoreException">Locks do nothing here, or the file cannot be opened for writing.</exception>
    public static bool TestLocks(string root)
    {
        string path = Path.Combine(Path.GetFullPath(root), StoreLayout.EngineFolder, StoreLayout.SelfTestLock);
        if (!File.Exists(path))
            return false;

        FileLock.SelfTest(path);
        return true;
    }

    /// <summary>Whether this user may write the lock file of the self-test. Changes nothing.</summary>
    /// <param name="root">The store's folder.</param>
    public static bool MayWrite(string root)
    {
        string path = Path.Combine(Path.GetFullPath(root), StoreLayout.EngineFolder, StoreLayout.SelfTestLock);
        try
        {
            File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The answer to the question: no.
            return false;
        }
    }

    private static DriveInfo? FindDrive(string root)
    {
        try
        {
            var drive = new DriveInfo(root);
            return drive.IsReady ? drive : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A network path of Windows has no drive; what is unknown is said to be.
            return null;
        }
    }

    private static string[] FindBackups(string folder)
    {
        try
        {
            return Directory.Exists(folder)
                ? [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).OrderBy(StampOf, StringComparer.Ordinal)]
                : [];
        }
        catch (UnauthorizedAccessException)
        {
            // Somebody else's folder: none that this user could restore from.
            return [];
        }
    }

    /// <summary>The moment that a copy's name tells; times of the file system prove nothing.</summary>
    private static string StampOf(string name) => name.Length > 0 && Stamp().Match(name) is { Success: true } stamp ? stamp.Value : "";

    [GeneratedRegex(@"\d{8}-\d{6}.*$")]
    private static partial Regex Stamp();
}
