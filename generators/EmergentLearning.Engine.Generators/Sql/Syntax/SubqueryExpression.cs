namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>A select in parentheses, as a value or after <c>exists</c>.</summary>
internal sealed class SubqueryExpression : SqlExpression
{
    public required SelectStatement Select { get; init; }

    public required bool IsExists { get; init; }
}
