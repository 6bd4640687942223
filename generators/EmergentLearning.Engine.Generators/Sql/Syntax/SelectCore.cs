namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>One <c>select …</c> or <c>values …</c>.</summary>
internal sealed class SelectCore
{
    /// <summary>The token that it starts with.</summary>
    public required int First { get; init; }

    public IReadOnlyList<SelectItem> Items { get; init; } = [];

    public IReadOnlyList<FromTerm> From { get; init; } = [];

    public SqlExpression? Where { get; init; }

    public IReadOnlyList<SqlExpression> GroupBy { get; init; } = [];

    public SqlExpression? Having { get; init; }

    /// <summary>The windows that are named at the end.</summary>
    public IReadOnlyList<KeyValuePair<string, WindowDefinition>> Windows { get; init; } = [];

    /// <summary>The rows of <c>values</c>; empty for a select.</summary>
    public IReadOnlyList<IReadOnlyList<SqlExpression>> Rows { get; init; } = [];
}
