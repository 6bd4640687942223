using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking;
using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>Turns SQLite's results into exceptions that say what happened, where, and what to do.</summary>
internal static class SqliteErrors
{
    // SQLITE_READONLY_RECOVERY and SQLITE_READONLY_ROLLBACK: a reader may not do what has to be done first.
    internal const int NeedsRecovery = raw.SQLITE_READONLY | (1 << 8);
    private const int NeedsRollback = raw.SQLITE_READONLY | (3 << 8);

    // SQLITE_IOERR_SHMSIZE: the file of the log's shared memory could not grow.
    private const int NoSharedMemory = raw.SQLITE_IOERR | (19 << 8);

    public static void Check(string path, sqlite3 connection, int result)
    {
        if (result is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)
            return;

        // The extended code tells more, as long as it belongs to this very failure.
        int extended = raw.sqlite3_extended_errcode(connection);
        int told = (extended & 0xFF) == (result & 0xFF) ? extended : result;
        throw Create(path, told, raw.sqlite3_errmsg(connection).utf8_to_string());
    }

    public static StoreException Create(string path, int result, string detail, Exception? inner = null)
    {
        if ((result & 0xFF) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
            return Busy(path, result, detail, inner);

        (StoreFault fault, string what) = result is NeedsRecovery or NeedsRollback
            ? (StoreFault.Database, "was left in the middle of a change; `elf sync --fix` opens it for writing, which undoes the change")
            : Classify(result & 0xFF);
        return new SqliteStoreException(fault, result, $"{path} {what} (SQLite {result}: {detail}).", inner);
    }

    /// <summary>Whether what lies on disk can no longer be known after this result of a commit.</summary>
    public static bool Poisons(int result) =>
        (result & 0xFF) is raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>Whether the file is none of SQLite's, or has pages that contradict each other: reading it again will not help.</summary>
    public static bool IsDamage(int result) => (result & 0xFF) is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>
    /// Whether there was no room, for the database, its log or the log's shared memory. Nothing of it is on disk, and nothing before it is lost.
    /// </summary>
    public static bool IsFull(int result) => (result & 0xFF) == raw.SQLITE_FULL || result == NoSharedMemory;

    /// <summary>Our own writers take turns at the gate, so whoever is in the way is a tool that knows nothing of it.</summary>
    private static StoreBusyException Busy(string path, int result, string detail, Exception? inner)
    {
        string? holder = FileUsers.FindHolders(path + "-shm", path);
        return new StoreBusyException(
            $"{path} is locked by a tool that does not use the store's gate{(holder is null ? "" : $": {holder}")}. "
            + $"Nothing was changed; close it and try again (SQLite {result}: {detail}).",
            holder,
            inner);
    }

    private static (StoreFault Fault, string What) Classify(int primary) => primary switch
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
        _ => (StoreFault.Database, "refused a statement"),
    };
}
