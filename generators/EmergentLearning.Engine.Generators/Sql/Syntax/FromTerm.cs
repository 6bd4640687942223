namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>A table of a <c>from</c> and how it is joined to those before it.</summary>
internal sealed class FromTerm
{
    public required TableSource Source { get; init; }

    /// <summary>The words before <c>join</c>; empty for a comma and for the first table.</summary>
    public required IReadOnlyCollection<string> Join { get; init; }

    public SqlExpression? On { get; init; }

    public IReadOnlyList<SqlToken> Using { get; init; } = [];

    public bool IsNatural => Join.Contains("natural");

    /// <summary>Whether rows of the tables before it stay without a row of this one.</summary>
    public bool KeepsLeft => Join.Contains("left") || Join.Contains("full");

    /// <summary>Whether rows of this table stay without a row of those before it.</summary>
    public bool KeepsRight => Join.Contains("right") || Join.Contains("full");
}
