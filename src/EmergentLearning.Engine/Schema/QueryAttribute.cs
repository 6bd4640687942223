using System.Runtime.CompilerServices;

namespace EmergentLearning.Engine.Schema;

/// <summary>
/// Implements a <c>partial</c> method of a store by an SQL query. Each method parameter is an SQL parameter of the same name,
/// written <c>@name</c>; a list stands after <c>in</c>; tables, columns and parameters are checked while typing, and the whole by SQLite itself in the build. The method returns one
/// row, <c>T</c> (it throws when there is none) or <c>T?</c>, or all of them, <c>IReadOnlyList&lt;T&gt;</c>, where a row is a record of the
/// store, any other type with properties of the columns' names, a tuple by position, or one value. A query runs on the calling thread and
/// is complete before the method returns; <c>Task</c> and <c>ValueTask</c> of a result are completed tasks. An <c>IAsyncEnumerable</c> reads
/// all rows when the enumeration starts, from one consistent view, so that no reader is held while the caller awaits.
/// </summary>
/// <param name="sql">One <c>select</c> statement.</param>
/// <param name="file">Filled in by the compiler: the file in which the query stands.</param>
/// <param name="line">Filled in by the compiler: its line.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QueryAttribute(string sql, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>One <c>select</c> statement.</summary>
    public string Sql { get; } = sql;

    /// <summary>The file in which the query stands, as the compiler names it.</summary>
    public string File { get; } = file;

    /// <summary>The line of the attribute in <see cref="File"/>, from 1.</summary>
    public int Line { get; } = line;
}
