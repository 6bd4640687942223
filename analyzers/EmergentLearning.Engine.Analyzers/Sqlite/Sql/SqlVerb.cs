namespace EmergentLearning.Engine.Analyzers.Sqlite.Sql;

/// <summary>What a statement does to the transaction that it runs in.</summary>
internal enum SqlVerb
{
    /// <summary>Reads, or nothing that matters here.</summary>
    Other,

    /// <summary>Needs the write lock of the main database.</summary>
    Writes,

    /// <summary><c>BEGIN</c> or <c>BEGIN DEFERRED</c>: takes no lock yet.</summary>
    BeginsDeferred,

    /// <summary><c>BEGIN IMMEDIATE</c> or <c>BEGIN EXCLUSIVE</c>.</summary>
    BeginsLocked,

    /// <summary><c>COMMIT</c>, <c>END</c> or <c>ROLLBACK</c>, and not back to a savepoint.</summary>
    Ends,

    /// <summary><c>PRAGMA synchronous</c> set to something below <c>FULL</c>.</summary>
    WeakensSync,
}
