namespace EmergentLearning.Engine.Analyzers.Sqlite;

/// <summary>The part that a type plays when a program uses SQLite, whichever library it comes from.</summary>
internal enum SqliteRole
{
    /// <summary>Microsoft.Data.Sqlite's connection, or System.Data.SQLite's.</summary>
    Connection,
    Command,
    Transaction,
    Reader,
    ConnectionStringBuilder,

    /// <summary>ADO.NET's own types, behind which SQLite may stand: only what a value is assigned from can tell.</summary>
    AnyConnection,
    AnyCommand,
    AnyTransaction,
    AnyReader,

    /// <summary>Takes SQL and is SQLite's or carries it: the native handle, the engine's session, EF Core's database.</summary>
    SqlRunner,

    /// <summary>Takes a connection string of SQLite: EF Core's <c>UseSqlite</c> and <c>AddSqlite</c>.</summary>
    ConnectionStringTaker,
}
