using EmergentLearning.Engine.Contracts;
using Microsoft.Data.Sqlite;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>
/// A database whose very first page was torn by a power loss, with the rollback journal that says so still beside it. Its header is not
/// SQLite's, so that every check of ours would call it damaged; SQLite itself takes the page back and has an empty database.
/// </summary>
internal static class InterruptedCreation
{
    /// <summary>Has SQLite take it back. Does nothing unless both signs are there. Safe beside other processes: SQLite's own locks decide.</summary>
    /// <param name="path">The database.</param>
    /// <exception cref="StoreException">It could not be taken back.</exception>
    public static void TakeBack(string path)
    {
        if (!HasContent(path) || !HasContent(path + "-journal") || HasHeader(path))
            return;

        // The first read is what looks for the journal.
        using var session = new SqlSession(Connections.Open(path, path, SqliteOpenMode.ReadWrite), path);
        session.Execute("SELECT count(*) FROM sqlite_schema");
    }

    private static bool HasContent(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };

    private static bool HasHeader(string path)
    {
        using SqlSession probe = Connections.OpenProbe(path);
        return DatabaseHeader.IsWhole(probe.Connection, path);
    }
}
