using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>SQLite refused something; carries its extended result code.</summary>
internal sealed class SqliteStoreException(StoreFault fault, int result, string message, Exception? inner = null)
    : StoreException(fault, message, inner)
{
    /// <summary>SQLite's extended result code.</summary>
    public int Result { get; } = result;

    internal override bool IsFull => SqliteErrors.IsFull(Result);

    internal override bool IsRefusedStatement => Result == SQLitePCL.raw.SQLITE_ERROR;
}
