using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Migrations;

/// <summary>Copies a database before something is done to it, and makes sure that the copy is good.</summary>
public static class DatabaseBackup
{
    /// <summary>
    /// Copies the database file and its log, byte for byte, into a folder, syncs the copy, and checks it: SQLite's own integrity check,
    /// and as many rows in every table as the original has. Writers wait meanwhile, readers do not.
    /// </summary>
    /// <param name="databasePath">The database.</param>
    /// <param name="backupFolder">Where the copy goes; created when absent. A copy that is there already is never replaced.</param>
    /// <returns>The path of the copy.</returns>
    /// <exception cref="StoreException">The copy could not be made, or is not good.</exception>
    public static string CopyVerified(string databasePath, string backupFolder)
    {
        string path = Path.GetFullPath(databasePath);
        string folder = Path.GetFullPath(backupFolder);
        CreateFolder(folder);
        string copy;
        IReadOnlyDictionary<string, long> expected;
        using (SqlSession source = Connections.OpenExisting(path))
        {
            // Keeps writers out, and with them whoever would begin the log anew: what a checkpoint moves into the file meanwhile stands in the
            // log as well, so that file and log belong together. Reading goes on.
            source.Execute("BEGIN IMMEDIATE");
            copy = DatabaseCopy.To(source, path, folder, sync: true);
            expected = RowCounts.Read(source);
            source.Execute("ROLLBACK");
        }

        FolderSync.Run(folder);
        FolderSync.Run(Path.GetDirectoryName(folder) ?? folder);
        Check(copy, expected);
        return copy;
    }

    private static void Check(string copy, IReadOnlyDictionary<string, long> expected)
    {
        // Opened so that the copy keeps its bytes: one with a log is looked at through a copy of its own.
        using var connections = new ReadOnlyConnections(new SqliteDatabaseOptions { Path = copy, GatePath = copy, ReadOnly = true });
        using SqlSession session = connections.Open().Session;
        string verdict = RowCounts.CheckIntegrity(session);
        if (verdict != "ok")
        {
            throw new StoreException(
                StoreFault.Database,
                $"{copy}, a copy made before the change, fails SQLite's integrity check, so the original does too and was left alone: "
                + $"{verdict}. Run `elf doctor`, or restore from an older backup.");
        }

        IReadOnlyDictionary<string, long> actual = RowCounts.Read(session);
        string[] different =
            [.. expected.Where(table => actual.GetValueOrDefault(table.Key, -1) != table.Value).Select(table => table.Key)];
        if (different.Length > 0 || actual.Count != expected.Count)
        {
            throw new StoreException(
                StoreFault.Database,
                $"{copy} differs from its original in the tables {string.Join(", ", different)}. Nothing was changed. Try again.");
        }
    }

    private static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(StoreFault.FileSystem, $"The folder {folder} cannot be created: {e.Message}", e);
        }
    }
}
