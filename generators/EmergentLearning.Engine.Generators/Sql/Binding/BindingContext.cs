using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>What the parts of the binder share while they bind one statement.</summary>
internal sealed class BindingContext(SqlText text, Catalog catalog)
{
    private readonly HashSet<(QuerySource Source, string Column)> _nonNull = [];

    public SqlText Text { get; } = text;

    public Catalog Catalog { get; } = catalog;

    public List<QueryProblem> Problems { get; } = [];

    /// <summary>What each name means, as far as it is a column.</summary>
    public Dictionary<ColumnReference, ResolvedColumn> Resolved { get; } = [];

    public List<ParameterUse> ParameterUses { get; } = [];

    public void Report(QueryProblemKind kind, SqlToken token, string? subject = null) =>
        Problems.Add(new QueryProblem(kind, token.Start, token.Text.Length, subject ?? token.Name));

    public ResolvedColumn? Find(SqlExpression expression) =>
        expression.Bare is ColumnReference reference && Resolved.TryGetValue(reference, out ResolvedColumn? resolved) ? resolved : null;

    /// <summary>Notes that a condition leaves no row in which the column is <c>NULL</c>.</summary>
    public void ExcludeNull(ResolvedColumn column)
    {
        column.Source.IsOptional = false;
        if (column.Column.Name is { } name)
            _nonNull.Add((column.Source, name));
    }

    public Nullability NullabilityOf(ResolvedColumn column)
    {
        if (column.Column.Name is { } name && _nonNull.Contains((column.Source, name)))
            return Nullability.Never;
        return column.Source.IsOptional ? Nullability.Possible : column.Column.Nullability;
    }
}
