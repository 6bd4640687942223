namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>A select: one core, or several joined by <c>union</c> and its like.</summary>
internal sealed class SelectStatement
{
    public required IReadOnlyList<CommonTableExpression> CommonTables { get; init; }

    public required IReadOnlyList<SelectCore> Cores { get; init; }

    public required IReadOnlyList<SqlExpression> OrderBy { get; init; }

    /// <summary>The limit and the offset.</summary>
    public required IReadOnlyList<SqlExpression> Limit { get; init; }
}
