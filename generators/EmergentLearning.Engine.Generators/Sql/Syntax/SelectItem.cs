namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>What stands between the commas of a select list.</summary>
internal sealed class SelectItem
{
    /// <summary>The expression, or <see langword="null"/> for a star.</summary>
    public SqlExpression? Expression { get; init; }

    /// <summary>The table before the star.</summary>
    public SqlToken? Qualifier { get; init; }

    public SqlToken? Alias { get; init; }

    /// <summary>The first token.</summary>
    public required int First { get; init; }

    /// <summary>The token after the last.</summary>
    public required int End { get; init; }
}
