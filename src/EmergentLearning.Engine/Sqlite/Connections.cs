using System.Text;
using EmergentLearning.Engine.Contracts;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>Opens connections the way the engine needs them.</summary>
internal static class Connections
{
    // Our own writers wait at the gate and never meet here; this is for foreign tools that write without it.
    public const int BusyMilliseconds = 5000;

    /// <summary>The connection of the writer; creates the file when it is absent.</summary>
    public static SqlSession OpenWriter(SqliteDatabaseOptions options, IWriteGate gate)
    {
        SqliteConnection connection = Open(options.Path, options.Path, SqliteOpenMode.ReadWriteCreate);
        return Configure(connection, options, session =>
        {
            DatabaseHeader header = DatabaseHeader.Read(session.Connection, options.Path);
            header.RequireOurs(options.Path);
            // Before the first statement that makes SQLite look at the log.
            ForeignLog.Refuse(options.Path, header);
            RequireWal(session, options, gate);
            UnsyncedLog.Mend(session, options, gate);
            session.Check(NativeSqlite.KeepWal(session.Connection));
            session.Execute("PRAGMA synchronous=FULL");
            // macOS: a plain fsync leaves the bytes in the drive's cache. Elsewhere these change nothing.
            session.Execute("PRAGMA fullfsync=ON");
            session.Execute("PRAGMA checkpoint_fullfsync=ON");
            session.Execute(options.EnforceForeignKeys ? "PRAGMA foreign_keys=ON" : "PRAGMA foreign_keys=OFF");
            session.Execute("PRAGMA cache_size=-65536");
            // What an emptied log shrinks to, and what the last close leaves of it.
            session.Execute($"PRAGMA journal_size_limit={options.WalLimitBytes}");
        });
    }

    /// <summary>A reading connection of a database that is open for writing.</summary>
    public static SqlSession OpenReader(SqliteDatabaseOptions options)
    {
        SqliteConnection connection = Open(options.Path, options.Path, SqliteOpenMode.ReadWrite);
        return Configure(connection, options, session =>
        {
            session.Check(NativeSqlite.KeepWal(session.Connection));
            FinishReader(session, options);
        });
    }

    /// <summary>A reading connection that changes no byte of the folder.</summary>
    public static SqlSession OpenReadOnly(SqliteDatabaseOptions options, string uriParameters)
    {
        SqliteConnection connection = Open(options.Path, Uri(options.Path, uriParameters), SqliteOpenMode.ReadOnly);
        return Configure(connection, options, session =>
        {
            DatabaseHeader.Read(session.Connection, options.Path).RequireOurs(options.Path);
            FinishReader(session, options);
        });
    }

    /// <summary>A reading connection of a copy that nobody else knows; SQLite may put files beside it.</summary>
    public static SqlSession OpenScratch(SqliteDatabaseOptions options, string copy)
    {
        SqliteConnection connection = Open(options.Path, copy, SqliteOpenMode.ReadWrite);
        return Configure(connection, options, session => FinishReader(session, options));
    }

    /// <summary>A connection of a database that must exist, as it is.</summary>
    public static SqlSession OpenExisting(string path)
    {
        var session = new SqlSession(Open(path, path, SqliteOpenMode.ReadWrite), path);
        _ = raw.sqlite3_busy_timeout(session.Connection, BusyMilliseconds);
        return session;
    }

    /// <summary>A connection for looking at the header. It takes no lock and opens no other file.</summary>
    public static SqlSession OpenProbe(string path) =>
        new(Open(path, Uri(path, "immutable=1"), SqliteOpenMode.ReadOnly), path);

    internal static SqliteConnection Open(string path, string source, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            Cache = SqliteCacheMode.Private,
            Pooling = false,
        }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw SqliteErrors.Create(path, e.SqliteExtendedErrorCode, e.Message, e);
        }
    }

    private static SqlSession Configure(SqliteConnection connection, SqliteDatabaseOptions options, Action<SqlSession> configure)
    {
        var session = new SqlSession(connection, options.Path);
        try
        {
            _ = raw.sqlite3_busy_timeout(session.Connection, BusyMilliseconds);
            session.Execute("PRAGMA trusted_schema=OFF");
            session.Execute("PRAGMA cell_size_check=ON");
            session.Execute("PRAGMA temp_store=MEMORY");
            session.Execute("PRAGMA mmap_size=0");
            configure(session);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private static void FinishReader(SqlSession session, SqliteDatabaseOptions options)
    {
        if (options.OnReaderOpened is { } onOpened)
        {
            // All its questions see one state, and the log's index is locked and looked at once instead of once a question.
            session.Execute("BEGIN");
            onOpened(session);
            session.TakeBackAll();
            session.NoteSchema();
            session.Execute("COMMIT");
        }

        session.Execute("PRAGMA query_only=ON");
    }

    private static void RequireWal(SqlSession session, SqliteDatabaseOptions options, IWriteGate gate)
    {
        if (ReadJournalMode(session, "PRAGMA journal_mode") == "wal")
            return;

        // Under the gate: the first opener switches to WAL, which needs the file for itself. The others find it done.
        using IDisposable turn = gate.Enter(options.LockTimeout, CancellationToken.None);
        string mode = ReadJournalMode(session, "PRAGMA journal_mode=WAL");
        if (mode != "wal")
        {
            throw new StoreException(
                StoreFault.Database,
                $"{options.Path} cannot use write-ahead logging (journal mode {mode}). Close whatever has it open, or move it to a local disk.");
        }
    }

    private static string ReadJournalMode(SqlSession session, string pragma)
    {
        using IStatement statement = session.Prepare(pragma);
        return statement.MoveNext() ? statement.GetText(0) : "unknown";
    }

    private static string Uri(string path, string parameters)
    {
        var uri = new StringBuilder("file:");
        foreach (char c in Path.GetFullPath(path).Replace('\\', '/'))
            _ = c is '%' or '?' or '#' ? uri.Append(System.Uri.HexEscape(c)) : uri.Append(c);
        return uri.Append("?mode=ro&").Append(parameters).ToString();
    }
}
