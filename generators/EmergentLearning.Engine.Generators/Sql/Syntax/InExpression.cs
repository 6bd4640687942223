namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary><c>operand [not] in …</c>: a list, a select, a table or one parameter.</summary>
internal sealed class InExpression : SqlExpression
{
    public required SqlExpression Operand { get; init; }

    public required bool IsNegated { get; init; }

    public IReadOnlyList<SqlExpression> List { get; init; } = [];

    public SelectStatement? Select { get; init; }

    /// <summary>The table, with its arguments among the list.</summary>
    public SqlToken? Table { get; init; }

    public override IEnumerable<SqlExpression> Children => [Operand, .. List];
}
