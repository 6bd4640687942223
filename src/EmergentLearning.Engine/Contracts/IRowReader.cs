namespace EmergentLearning.Engine.Contracts;

/// <summary>The current row of a running statement. Column numbers start at 0. Not thread-safe; valid until the statement moves on.</summary>
public interface IRowReader
{
    /// <summary>Whether the column holds <c>NULL</c>.</summary>
    bool IsNull(int column);

    /// <summary>The column as an integer, converted as SQLite converts it (text "3" gives 3, <c>NULL</c> gives 0).</summary>
    long GetInt64(int column);

    /// <summary>The column as a floating-point number, converted as SQLite converts it.</summary>
    double GetDouble(int column);

    /// <summary>The column as text; <c>NULL</c> gives the empty string. Bytes that are not UTF-8 become U+FFFD.</summary>
    string GetText(int column);

    /// <summary>The column's bytes, copied; <c>NULL</c> gives an empty array.</summary>
    byte[] GetBlob(int column);
}
