using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>A native statement that is prepared once and borrowed many times.</summary>
internal sealed class PreparedStatement(string sql, sqlite3_stmt handle) : IDisposable
{
    public string Sql { get; } = sql;

    public sqlite3_stmt Handle { get; } = handle;

    public void Reset()
    {
        // Both results only repeat the error that the last step has already reported.
        _ = raw.sqlite3_reset(Handle);
        _ = raw.sqlite3_clear_bindings(Handle);
    }

    public void Dispose() => Handle.Dispose();
}
