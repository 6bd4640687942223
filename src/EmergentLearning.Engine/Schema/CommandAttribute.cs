namespace EmergentLearning.Engine.Schema;

/// <summary>
/// Implements a <c>partial</c> method of a store by an SQL statement that writes. It runs through the store's one writer, in a transaction
/// of its own, and the task completes once it is durable. The method returns <c>Task</c>, <c>Task&lt;int&gt;</c> for the number of rows
/// changed, or, with <c>returning …</c> at the end of the statement, <c>Task&lt;T&gt;</c>, <c>Task&lt;T?&gt;</c> or
/// <c>Task&lt;IReadOnlyList&lt;T&gt;&gt;</c> of what it returns. Each method parameter is an SQL parameter of the same name, written
/// <c>@name</c>; one of type <c>CancellationToken</c> stops the waiting. A table with <see cref="FileAttribute"/> is changed through its own
/// methods instead, which keep its files in step.
/// </summary>
/// <param name="sql">One <c>insert</c>, <c>update</c> or <c>delete</c> statement.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CommandAttribute(string sql) : Attribute
{
    /// <summary>One <c>insert</c>, <c>update</c> or <c>delete</c> statement.</summary>
    public string Sql { get; } = sql;
}
