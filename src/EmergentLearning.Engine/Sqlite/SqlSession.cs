using EmergentLearning.Engine.Contracts;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>One connection and its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqlSession : ISqlTransaction, IDisposable
{
    private const int MostCached = 256;
    private readonly SqliteConnection _owner;
    private readonly string _path;
    private readonly Dictionary<string, PreparedStatement> _idle = new(StringComparer.Ordinal);
    private readonly List<Statement> _lent = [];
    private long? _schema;

    public SqlSession(SqliteConnection owner, string path)
    {
        _owner = owner;
        _path = path;
        Connection = owner.Handle!;
    }

    public sqlite3 Connection { get; }

    public long LastInsertRowId => raw.sqlite3_last_insert_rowid(Connection);

    public int Changes => raw.sqlite3_changes(Connection);

    /// <summary>Whether a transaction is open. SQLite ends one by itself after some errors.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(Connection) == 0;

    /// <summary>How many statements have been compiled; a measure of how well the cache works.</summary>
    internal int Compiled { get; private set; }

    public IStatement Prepare(string sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        // A statement that is borrowed twice at once is out of the cache the second time, so a second one is compiled.
        if (!_idle.Remove(sql, out PreparedStatement? prepared))
            prepared = Compile(sql);
        var statement = new Statement(this, prepared);
        _lent.Add(statement);
        return statement;
    }

    public void Execute(string sql)
    {
        using IStatement statement = Prepare(sql);
        while (statement.MoveNext())
        {
            // Some pragmas answer with rows; only running to the end matters.
        }
    }

    /// <summary>Remembers the schema as of now: what was made for it, like views in front of tables that are not there, is wrong for a later one.</summary>
    public void NoteSchema() => _schema = ReadSchema();

    /// <summary>Whether the schema is still the one that was noted, if one was.</summary>
    public bool HasNotedSchema() => _schema is not { } noted || noted == ReadSchema();

    public void Check(int result) => SqliteErrors.Check(_path, Connection, result);

    /// <summary>Takes back whatever a callback has not given back, so that no reader outlives it and pins the log.</summary>
    public void TakeBackAll()
    {
        while (_lent.Count > 0)
            _lent[^1].Dispose();
    }

    public void GiveBack(Statement statement, PreparedStatement prepared)
    {
        // Nearly always the last one lent, so searching from the end is immediate.
        _lent.RemoveAt(_lent.LastIndexOf(statement));
        prepared.Reset();
        if (_idle.Count >= MostCached || !_idle.TryAdd(prepared.Sql, prepared))
            prepared.Dispose();
    }

    public void Dispose()
    {
        TakeBackAll();
        foreach (PreparedStatement prepared in _idle.Values)
            prepared.Dispose();
        _idle.Clear();
        _owner.Dispose();
    }

    private long ReadSchema()
    {
        // SQLite counts every change of the schema (sqlite.org/pragma.html#pragma_schema_version).
        using IStatement version = Prepare("PRAGMA main.schema_version");
        return version.MoveNext() ? version.GetInt64(0) : 0;
    }

    private PreparedStatement Compile(string sql)
    {
        Check(raw.sqlite3_prepare_v3(Connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt handle, out string tail));
        if (handle.IsInvalid || !string.IsNullOrWhiteSpace(tail.TrimEnd(';', ' ', '\n', '\0')))
        {
            handle.Dispose();
            throw new ArgumentException($"Expected exactly one SQL statement: {sql}", nameof(sql));
        }

        Compiled++;
        return new PreparedStatement(sql, handle);
    }
}
