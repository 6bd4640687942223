namespace EmergentLearning.Engine.Generators.Sql.Syntax;

/// <summary>An <c>insert</c>, <c>update</c> or <c>delete</c>.</summary>
internal sealed class WriteStatement
{
    public IReadOnlyList<CommonTableExpression> CommonTables { get; init; } = [];

    public SqlToken? Schema { get; init; }

    public required SqlToken Target { get; init; }

    public SqlToken? Alias { get; init; }

    /// <summary>The columns that an insert names.</summary>
    public IReadOnlyList<SqlToken> Columns { get; init; } = [];

    /// <summary>The rows to insert.</summary>
    public SelectStatement? Source { get; init; }

    public IReadOnlyList<Assignment> Assignments { get; init; } = [];

    public IReadOnlyList<FromTerm> From { get; init; } = [];

    public SqlExpression? Where { get; init; }

    public IReadOnlyList<UpsertClause> Upserts { get; init; } = [];

    public IReadOnlyList<SelectItem> Returning { get; init; } = [];
}
