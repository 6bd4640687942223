namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>What a <c>from</c> reads: a table, a function, a select or a join in parentheses.</summary>
internal sealed class TableSource
{
    public SqlToken? Schema { get; init; }

    public SqlToken? Name { get; init; }

    /// <summary>The arguments of a table-valued function.</summary>
    public IReadOnlyList<SqlExpression>? Arguments { get; init; }

    public SelectStatement? Select { get; init; }

    public IReadOnlyList<FromTerm>? Group { get; init; }

    public SqlToken? Alias { get; init; }
}
