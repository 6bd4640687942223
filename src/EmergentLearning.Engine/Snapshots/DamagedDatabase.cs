using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Hosting;

namespace EmergentLearning.Engine.Snapshots;

/// <summary>A database that SQLite cannot work with any more. Its files are kept: somebody may get more out of them.</summary>
internal static class DamagedDatabase
{
    private static readonly string[] Logs = ["-wal", "-shm", "-journal"];

    /// <summary>Copies its files aside, then puts the other in its place. The caller holds both locks.</summary>
    /// <returns>The folder with the copies.</returns>
    public static string Supplant(StoreFolder folder, string replacement, DateTimeOffset now)
    {
        string aside = Path.Combine(
            folder.BackupFolder, $"damaged-{now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
        DirectorySync.CreateDurable(aside);
        foreach (string path in ((string[])["", .. Logs]).Select(suffix => folder.DatabasePath + suffix).Where(File.Exists))
            Put(path, Path.Combine(aside, Path.GetFileName(path)));

        // First the logs: beside the new database SQLite would copy their pages over its own.
        RemoveLogs(folder.DatabasePath);
        Put(replacement, folder.DatabasePath);
        return aside;
    }

    /// <summary>A copy of a file in the place of another, whole or not at all.</summary>
    public static void Put(string source, string target)
    {
        try
        {
            using var bytes = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using AtomicFileStream file = AtomicFile.OpenReplace(target);
            bytes.CopyTo(file);
            file.Commit();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(StoreFault.FileSystem, $"{source} could not be copied to {target}: {e.Message} Make room, then try again.", e);
        }
    }

    /// <summary>Removes the logs beside a database, durably.</summary>
    public static void RemoveLogs(string databasePath)
    {
        foreach (string suffix in Logs)
            File.Delete(databasePath + suffix);
        DirectorySync.Sync(Path.GetDirectoryName(databasePath)!);
    }
}
