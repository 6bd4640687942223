namespace EmergentLearning.Engine.Schema;

/// <summary>
/// Implements a <c>partial</c> method of a store by an SQL query. Each method parameter is an SQL parameter of the same name,
/// written <c>@name</c>; tables, columns and parameters are checked while typing.
/// </summary>
/// <param name="sql">One <c>select</c> statement.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QueryAttribute(string sql) : Attribute
{
    /// <summary>One <c>select</c> statement.</summary>
    public string Sql { get; } = sql;
}
