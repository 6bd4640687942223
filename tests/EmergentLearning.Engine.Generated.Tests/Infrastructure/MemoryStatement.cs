using System.Text;
using EmergentLearning.Engine.Contracts;
using SQLitePCL;

namespace EmergentLearning.Engine.Generated.Tests.Infrastructure;

/// <summary>A statement of SQLite, with the conversions that the contract promises and no others.</summary>
internal sealed class MemoryStatement : IStatement
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public MemoryStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement));
    }

    public int ColumnCount => raw.sqlite3_column_count(_statement);

    public string GetColumnName(int column) => raw.sqlite3_column_name(_statement, column).utf8_to_string();

    public bool MoveNext()
    {
        int result = raw.sqlite3_step(_statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            Check(result);
        return result == raw.SQLITE_ROW;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long GetInt64(int column) => raw.sqlite3_column_int64(_statement, column);

    public double GetDouble(int column) => raw.sqlite3_column_double(_statement, column);

    // The blob of a text is its UTF-8 with embedded NUL characters.
    public string GetText(int column) => IsNull(column) ? "" : Encoding.UTF8.GetString(raw.sqlite3_column_blob(_statement, column));

    public byte[] GetBlob(int column) => IsNull(column) ? [] : raw.sqlite3_column_blob(_statement, column).ToArray();

    public void BindNull(int parameter) => Check(raw.sqlite3_bind_null(_statement, parameter));

    public void BindInt64(int parameter, long value) => Check(raw.sqlite3_bind_int64(_statement, parameter, value));

    public void BindDouble(int parameter, double value) => Check(raw.sqlite3_bind_double(_statement, parameter, value));

    public void BindText(int parameter, string value) =>
        Check(raw.sqlite3_bind_text(_statement, parameter, (ReadOnlySpan<byte>)Encoding.UTF8.GetBytes(value)));

    public void BindBlob(int parameter, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(_statement, parameter, value));

    public void Dispose() => raw.sqlite3_finalize(_statement);

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw new StoreException(StoreFault.Database, raw.sqlite3_errmsg(_database).utf8_to_string());
    }
}
