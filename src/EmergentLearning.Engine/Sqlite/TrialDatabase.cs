using System.Text;
using EmergentLearning.Engine.Contracts;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>A database in memory, to try statements out. Not thread-safe.</summary>
internal sealed class TrialDatabase : IDisposable
{
    private readonly SqlSession _session;

    /// <param name="name">What messages call it.</param>
    public TrialDatabase(string name)
    {
        Batteries_V2.Init();
        _session = new SqlSession(Connections.Open(name, ":memory:", SqliteOpenMode.Memory), name);
        _session.Execute("PRAGMA trusted_schema=OFF");
        // As while a store is upgraded.
        _session.Execute("PRAGMA foreign_keys=OFF");
    }

    public ISqlTransaction Session => _session;

    /// <summary>Has SQLite prepare one statement.</summary>
    /// <returns>Why it refuses, or <see langword="null"/>.</returns>
    public SqlProblem? Prepare(string sql)
    {
        int result = raw.sqlite3_prepare_v2(_session.Connection, sql, out sqlite3_stmt statement, out string tail);
        using (statement)
        {
            if (result != raw.SQLITE_OK)
                return Problem(sql);
        }

        return HasStatement(tail) ? new SqlProblem("more than one statement", sql.Length - tail.Length) : null;
    }

    /// <summary>Has SQLite run one statement.</summary>
    /// <returns>Why it refuses, or <see langword="null"/>.</returns>
    public SqlProblem? Run(string sql)
    {
        if (Prepare(sql) is { } problem)
            return problem;

        int result = raw.sqlite3_exec(_session.Connection, sql);
        return result == raw.SQLITE_OK ? null : Problem(sql);
    }

    public void Dispose() => _session.Dispose();

    /// <summary>Whether there is more than blanks, comments and semicolons: also where it is wrong.</summary>
    private bool HasStatement(string sql)
    {
        while (sql.Length > 0)
        {
            int result = raw.sqlite3_prepare_v2(_session.Connection, sql, out sqlite3_stmt statement, out string tail);
            using (statement)
            {
                if (result != raw.SQLITE_OK || !statement.IsInvalid)
                    return true;
            }

            if (tail.Length == sql.Length)
                return false;
            sql = tail;
        }

        return false;
    }

    private SqlProblem Problem(string sql)
    {
        string message = raw.sqlite3_errmsg(_session.Connection).utf8_to_string();
        int bytes = NativeSqlite.ErrorOffset(_session.Connection);
        byte[] text = Encoding.UTF8.GetBytes(sql);
        return new SqlProblem(message, bytes < 0 || bytes > text.Length ? -1 : Encoding.UTF8.GetCharCount(text, 0, bytes));
    }
}
