using EmergentLearning.Engine.Contracts;
using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>All pages of one database into another, through SQLite's online backup (sqlite.org/backup.html): one transaction, whole or not at all.</summary>
internal static class DatabasePages
{
    /// <summary>
    /// Copies all pages. The source is read from the view that its transaction holds, else from that of this moment; its writers go on. The
    /// target's readers see the old pages or the new.
    /// </summary>
    /// <param name="source">Where they come from.</param>
    /// <param name="target">Where they go; in no transaction.</param>
    /// <param name="targetPath">The target, for messages.</param>
    /// <exception cref="StoreException">A page could not be read or written: the target is as it was.</exception>
    public static void Copy(SqlSession source, SqlSession target, string targetPath)
    {
        using sqlite3_backup backup = raw.sqlite3_backup_init(target.Connection, "main", source.Connection, "main");
        if (backup.IsInvalid)
            target.Check(raw.sqlite3_errcode(target.Connection));

        // All at once: in parts it would begin anew after each write of another process, and never end beside fifty writers.
        int copied = raw.sqlite3_backup_step(backup, -1);
        int finished = raw.sqlite3_backup_finish(backup);
        int result = copied == raw.SQLITE_DONE ? finished : copied;
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
            throw SqliteErrors.Create(targetPath, result, "copying the pages failed");
    }

    /// <summary>A new database that only its maker knows, as fast as it can be: nobody needs it after a crash.</summary>
    public static SqlSession CreateScratch(string path)
    {
        var session = new SqlSession(Connections.Open(path, path, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWriteCreate), path);
        // Not below FULL for anybody's data: what becomes of this file is checked, and synced, before it counts.
        session.Execute("PRAGMA journal_mode=MEMORY");
        return session;
    }

    /// <summary>Leaves the database as one file, without a log beside it. Nobody else may have it open.</summary>
    public static void MakeOneFile(SqlSession session)
    {
        session.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        session.Execute("PRAGMA journal_mode=DELETE");
    }

    /// <summary>The size of the database's pages, in bytes. Pages of another size cannot be taken over.</summary>
    public static long PageSize(SqlSession session) => ReadNumber(session, "PRAGMA page_size");

    /// <summary>Gives a database that is one file pages of another size.</summary>
    public static void SetPageSize(SqlSession session, long bytes)
    {
        session.Execute(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PRAGMA page_size={bytes}"));
        session.Execute("VACUUM");
    }

    private static long ReadNumber(SqlSession session, string sql)
    {
        using IStatement statement = session.Prepare(sql);
        return statement.MoveNext() ? statement.GetInt64(0) : 0;
    }
}
