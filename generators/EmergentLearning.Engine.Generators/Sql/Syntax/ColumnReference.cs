namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>A name that stands for a column: <c>[[schema.]table.]column</c>.</summary>
internal sealed class ColumnReference : SqlExpression
{
    public required SqlToken Name { get; init; }

    public SqlToken? Qualifier { get; init; }

    public SqlToken? Schema { get; init; }
}
