using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>Reads which columns a list of results gives.</summary>
internal sealed class OutputReader(BindingContext context)
{
    // SQLite's own limit. Stars of stars would double it with every line.
    private const int MostColumns = 2000;

    /// <summary>The columns, or <see langword="null"/> when a star stands for columns that are not known.</summary>
    public IReadOnlyList<OutputColumn>? Read(IReadOnlyList<SelectItem> items, QueryScope scope)
    {
        var outputs = new List<OutputColumn>();
        foreach (SelectItem item in items)
        {
            IEnumerable<OutputColumn>? columns = item.Expression is { } expression ? [ReadExpression(item, expression)] : ReadStar(item, scope);
            if (columns is null || outputs.Count > MostColumns)
                return null;
            outputs.AddRange(columns);
        }

        return outputs;
    }

    /// <summary>The columns of <c>values</c>, which SQLite numbers.</summary>
    public IReadOnlyList<OutputColumn> ReadRow(IReadOnlyList<SqlExpression> row) => [.. row.Select((expression, i) => new OutputColumn(
        new ResultColumn($"column{i + 1}", null, Nullability.Unknown), null, Start(expression.First), End(expression.End), null))];

    /// <summary>The columns of a compound: the names are the first's, and the rest is what all agree on.</summary>
    public static IReadOnlyList<ResultColumn>? Combine(IReadOnlyList<BoundCore> cores)
    {
        if (cores[0].Outputs is not { } first)
            return null;
        ResultColumn[] columns = [.. first.Select(output => output.Column)];
        foreach (BoundCore core in cores.Skip(1))
        {
            for (int i = 0; i < columns.Length; i++)
                columns[i] = Combine(columns[i], core.Outputs?.Count == columns.Length ? core.Outputs[i].Column : null);
        }

        return columns;
    }

    private static ResultColumn Combine(ResultColumn left, ResultColumn? right)
    {
        Nullability nullability = left.Nullability == Nullability.Possible || right?.Nullability == Nullability.Possible ? Nullability.Possible
            : left.Nullability == right?.Nullability ? left.Nullability
            : Nullability.Unknown;
        return left with { Column = left.Column?.Value == right?.Column?.Value ? left.Column : null, Nullability = nullability };
    }

    private OutputColumn ReadExpression(SelectItem item, SqlExpression expression)
    {
        ResolvedColumn? resolved = context.Find(expression);
        string? name = item.Alias?.Name ?? resolved?.Column.Name ?? (expression.Bare as ColumnReference)?.Name.Name;
        Nullability nullability = resolved is not null ? context.NullabilityOf(resolved) : NullabilityOf(expression.Bare);
        return new OutputColumn(
            new ResultColumn(name, resolved?.Column.Column, nullability), resolved?.Source, Start(item.First), End(item.End), null);
    }

    private static Nullability NullabilityOf(SqlExpression expression) => expression switch
    {
        LiteralExpression { IsNull: false } or SubqueryExpression { IsExists: true } => Nullability.Never,
        FunctionCall call when string.Equals(call.Name.Name, "count", StringComparison.OrdinalIgnoreCase) => Nullability.Never,
        _ => Nullability.Unknown,
    };

    private IEnumerable<OutputColumn>? ReadStar(SelectItem item, QueryScope scope)
    {
        QuerySource[] sources = [.. scope.Sources.Where(source => item.Qualifier is null || source.IsNamed(item.Qualifier.Name))];
        if (scope.IsOpaque || sources.Length == 0 || sources.Any(source => source.Columns is null))
            return null;
        bool isPlain = sources.All(source => CanBeSpelt(source, scope));
        return sources.SelectMany(source => source.Columns
            .Where(column => !column.IsHidden && !(item.Qualifier is null && column.Name is { } name && scope.IsMerged(source, name)))
            .Select(column => new OutputColumn(
                column with { Nullability = context.NullabilityOf(new ResolvedColumn(source, column)) },
                source,
                Start(item.First),
                End(item.End),
                isPlain ? Prefix(source, scope) + SqliteDialect.Quote(column.Name!) : "")));
    }

    // Names that are missing or double, and columns that are merged, are left to the star.
    private static bool CanBeSpelt(QuerySource source, QueryScope scope) =>
        source.Columns!.All(column => column.Name is not null)
        && source.Columns!.Select(column => column.Name!.ToLowerInvariant()).Distinct().Count() == source.Columns!.Count
        && scope.Sources.Count(other => other.IsNamed(source.Name)) == 1
        && source.Term is { IsNatural: false, Using.Count: 0 }
        && (scope.Sources.Count == 1 || source.Name.Length > 0);

    private static string Prefix(QuerySource source, QueryScope scope) =>
        scope.Sources.Count == 1 ? "" : SqliteDialect.Quote(source.Name) + ".";

    private int Start(int token) => context.Text.Tokens[token].Start;

    private int End(int token) => context.Text.Tokens[token - 1].End;
}
