using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>A common table expression. SQLite looks into it only where it is used, and so does the binder.</summary>
internal sealed class CommonTable(CommonTableExpression expression)
{
    public CommonTableExpression Expression { get; } = expression;

    public bool IsBound { get; set; }

    /// <summary>Its select, once it is bound whole.</summary>
    public BoundSelect? Select { get; set; }

    /// <summary>Its columns. A recursive one is known by its first select.</summary>
    public IReadOnlyList<ResultColumn>? Columns { get; private set; }

    public void Know(IReadOnlyList<ResultColumn>? columns)
    {
        IReadOnlyList<SqlToken> names = Expression.Columns;
        if (names.Count == 0)
            Columns = columns;
        else if (columns?.Count == names.Count)
            Columns = [.. columns.Select((column, i) => column with { Name = names[i].Name })];
        else
            Columns = [.. names.Select(name => new ResultColumn(name.Name, null, Nullability.Unknown))];
    }
}
