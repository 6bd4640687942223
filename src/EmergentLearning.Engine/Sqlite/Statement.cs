using System.Buffers;
using System.Text;
using EmergentLearning.Engine.Contracts;
using SQLitePCL;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>
/// One borrowing of a prepared statement. A small object of its own, so that a borrower who keeps it too long gets an exception
/// and never somebody else's rows.
/// </summary>
internal sealed class Statement : IStatement
{
    private const int StackBytes = 512;
    private readonly SqlSession _session;
    private PreparedStatement? _prepared;

    public Statement(SqlSession session, PreparedStatement prepared)
    {
        _session = session;
        _prepared = prepared;
    }

    public int ColumnCount => raw.sqlite3_column_count(Handle);

    private sqlite3_stmt Handle => _prepared?.Handle ?? throw new ObjectDisposedException(
        nameof(IStatement), "The statement was given back; it is only valid until it is disposed or its session ends.");

    public string GetColumnName(int column) => raw.sqlite3_column_name(Handle, Column(column)).utf8_to_string();

    public bool MoveNext()
    {
        int result = raw.sqlite3_step(Handle);
        _session.Check(result);
        return result == raw.SQLITE_ROW;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(Handle, Column(column)) == raw.SQLITE_NULL;

    public long GetInt64(int column) => raw.sqlite3_column_int64(Handle, Column(column));

    public double GetDouble(int column) => raw.sqlite3_column_double(Handle, Column(column));

    public unsafe string GetText(int column)
    {
        // The text first (it converts to UTF-8), then its length in bytes: text may contain NUL, so it is no measure of the end.
        utf8z text = raw.sqlite3_column_text(Handle, Column(column));
        int length = raw.sqlite3_column_bytes(Handle, column);
        if (length == 0)
            return string.Empty;
        fixed (byte* start = text)
            return Encoding.UTF8.GetString(start, length);
    }

    public byte[] GetBlob(int column) => raw.sqlite3_column_blob(Handle, Column(column)).ToArray();

    public void BindNull(int parameter) => _session.Check(raw.sqlite3_bind_null(Handle, parameter));

    public void BindInt64(int parameter, long value) => _session.Check(raw.sqlite3_bind_int64(Handle, parameter, value));

    public void BindDouble(int parameter, double value) => _session.Check(raw.sqlite3_bind_double(Handle, parameter, value));

    public void BindText(int parameter, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Utf16.ThrowIfUnpaired(value, parameter);
        if (value.Length == 0)
        {
            // An empty span has no address, and SQLite takes no address for NULL.
            _session.Check(raw.sqlite3_bind_text(Handle, parameter, string.Empty));
            return;
        }

        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = most > StackBytes ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> utf8 = rented ?? stackalloc byte[StackBytes];
        int length = Encoding.UTF8.GetBytes(value, utf8);
        int result = raw.sqlite3_bind_text(Handle, parameter, utf8[..length]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        _session.Check(result);
    }

    public void BindBlob(int parameter, ReadOnlySpan<byte> value) =>
        _session.Check(value.IsEmpty
            ? raw.sqlite3_bind_zeroblob(Handle, parameter, 0)
            : raw.sqlite3_bind_blob(Handle, parameter, value));

    public void Dispose()
    {
        if (_prepared is not { } prepared)
            return;

        _prepared = null;
        _session.GiveBack(this, prepared);
    }

    private int Column(int column)
    {
        // SQLite answers NULL for a column that is not there, which would hide a mistake.
        if ((uint)column >= (uint)ColumnCount)
            throw new ArgumentOutOfRangeException(nameof(column), column, $"The statement has {ColumnCount} columns.");
        return column;
    }
}
