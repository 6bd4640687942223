namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>A call of a function, with what may follow it.</summary>
internal sealed class FunctionCall : SqlExpression
{
    public required SqlToken Name { get; init; }

    public required IReadOnlyList<SqlExpression> Arguments { get; init; }

    /// <summary>The terms of an <c>order by</c> among the arguments.</summary>
    public IReadOnlyList<SqlExpression> OrderBy { get; init; } = [];

    public SqlExpression? Filter { get; init; }

    /// <summary>The window that is written after <c>over</c>.</summary>
    public WindowDefinition? Window { get; init; }

    /// <summary>The window that is named after <c>over</c>.</summary>
    public SqlToken? WindowName { get; init; }

    public bool IsWindowed => Window is not null || WindowName is not null;

    public override IEnumerable<SqlExpression> Children =>
        [.. Arguments, .. OrderBy, .. Filter is null ? (SqlExpression[])[] : [Filter]];
}
