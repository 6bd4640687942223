using EmergentLearning.Engine.Contracts;
using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>Turns SQLite's results into exceptions that say what happened, where, and what to do.</summary>
internal static class SqliteErrors
{
    public static void Check(string path, sqlite3 connection, int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            throw Create(path, result, raw.sqlite3_errmsg(connection).utf8_to_string());
    }

    public static SqliteStoreException Create(string path, int result, string detail, Exception? inner = null)
    {
        (StoreFault fault, string what) = (result & 0xFF) switch
        {
            raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG =>
                (StoreFault.Validation, "refused a value"),
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_SCHEMA or raw.SQLITE_FORMAT =>
                (StoreFault.Database, "is damaged or not an SQLite database; run `elf doctor`, and restore it from backups/ if need be"),
            raw.SQLITE_FULL =>
                (StoreFault.FileSystem, "could not grow: the disk is full; make room and try again"),
            raw.SQLITE_IOERR =>
                (StoreFault.FileSystem, "could not be read or written; check the disk and try again"),
            raw.SQLITE_READONLY or raw.SQLITE_PERM =>
                (StoreFault.FileSystem, "cannot be written; check the permissions of the file and of its folder"),
            raw.SQLITE_CANTOPEN =>
                (StoreFault.FileSystem, "cannot be opened; check that it and its folder exist and are accessible"),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
                (StoreFault.Lock, "is locked by a tool that does not use the store's gate; close it and try again"),
            _ => (StoreFault.Database, "refused a statement"),
        };
        return new SqliteStoreException(fault, result, $"{path} {what} (SQLite {result}: {detail}).", inner);
    }

    /// <summary>Whether what lies on disk can no longer be known after this result of a commit.</summary>
    public static bool Poisons(int result) =>
        (result & 0xFF) is raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;
}
