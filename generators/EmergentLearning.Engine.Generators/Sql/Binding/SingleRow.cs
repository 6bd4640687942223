using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>Tells whether a select can give more than one row.</summary>
internal sealed class SingleRow(BindingContext context)
{
    // A common table that is used twice, by one that is used twice, must not be looked at four times.
    private readonly Dictionary<BoundSelect, bool?> _known = [];

    /// <summary>Whether it gives at most one row; <see langword="null"/> when that cannot be told.</summary>
    public bool? Holds(BoundSelect select)
    {
        if (!_known.TryGetValue(select, out bool? holds))
            _known[select] = holds = Find(select);
        return holds;
    }

    private bool? Find(BoundSelect select)
    {
        if (select.Cores.Count > 1)
            return null;
        BoundCore core = select.Cores[0];
        if (core.Syntax.Rows.Count > 0)
            return core.Syntax.Rows.Count == 1;
        if (core.Syntax.From.Count == 0 || (core.Syntax.GroupBy.Count == 0 && IsAggregate(core.Syntax)))
            return true;
        return core.Scope.IsOpaque || core.Syntax.From.Any(term => term.KeepsRight) ? null : ArePinned(core);
    }

    private static bool IsAggregate(SelectCore core) =>
        core.Having is not null || core.Items.Any(item => item.Expression is { } expression && IsAggregate(expression));

    private static bool IsAggregate(SqlExpression expression) =>
        expression is FunctionCall { IsWindowed: false } call && SqlWords.Aggregates.Contains(call.Name.Name)
            ? call.Arguments.Count == 1 || call.Name.Text.ToLowerInvariant() is not ("min" or "max")
            : expression.Children.Any(IsAggregate);

    // Each source must give one row for what is already known: by its key, or by a unique index.
    private bool? ArePinned(BoundCore core)
    {
        SqlExpression[] conditions = [.. core.Syntax.From.Select(term => term.On).Append(core.Syntax.Where).SelectMany(NullRejection.Conjuncts)];
        var pinned = new HashSet<QuerySource>();
        while (core.Scope.Sources.FirstOrDefault(source => !pinned.Contains(source) && IsPinned(source, core, conditions, pinned)) is { } next)
            pinned.Add(next);
        QuerySource[] open = [.. core.Scope.Sources.Where(source => !pinned.Contains(source))];
        if (open.Length == 0)
            return true;
        return open.Any(source => source.Table is null && (source.Columns is null || source.Select is not null)) ? null : false;
    }

    private bool IsPinned(QuerySource source, BoundCore core, SqlExpression[] conditions, HashSet<QuerySource> pinned)
    {
        if (source.Select is { } select)
            return Holds(select) == true || select.Syntax.Limit is [LiteralExpression { Token.Text: "1" }, ..];
        if (source.Table is not { } table)
            return false;

        string[] given = [.. conditions.SelectMany(condition => Given(source, condition, core.Scope, pinned)), .. Merged(source, core.Scope, pinned)];
        IEnumerable<IEnumerable<string>> keys = table.Indexes.Where(index => index.IsUnique)
            .Select(index => index.Columns.Select(i => table.Columns[i].Name)).Append([table.KeyColumn.Name]);
        return keys.Any(key => key.All(column => given.Contains(column, StringComparer.OrdinalIgnoreCase)));
    }

    private IEnumerable<string> Given(QuerySource source, SqlExpression condition, QueryScope scope, HashSet<QuerySource> pinned)
    {
        if (condition is not Operation { Operator: "=" or "==" or "is", Operands: [{ } left, { } right] })
            yield break;
        foreach ((SqlExpression column, SqlExpression value) in new[] { (left, right), (right, left) })
        {
            if (context.Find(column) is { Column.Name: { } name } resolved && resolved.Source == source && IsKnown(value, scope, pinned))
                yield return name;
        }
    }

    // A column that "using" joins to a source that is pinned is as good as given.
    private static IEnumerable<string> Merged(QuerySource source, QueryScope scope, HashSet<QuerySource> pinned) =>
        source.Columns!.Select(column => column.Name!)
            .Where(name => scope.IsMerged(source, name) && scope.Sources.Any(other => pinned.Contains(other) && other.Find(name) is not null));

    private bool IsKnown(SqlExpression value, QueryScope scope, HashSet<QuerySource> pinned) => context.Resolved.All(pair =>
        pair.Key.First < value.First || pair.Key.First >= value.End || !scope.Sources.Contains(pair.Value.Source) || pinned.Contains(pair.Value.Source));
}
