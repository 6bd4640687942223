using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Compares what a query selects with what its method returns, and puts a record's columns in their order.</summary>
internal sealed class ResultShaper(SqlStatement statement, ResultModel result, Action<QueryProblem> report)
{
    private readonly IReadOnlyList<SelectList> _lists = new SelectListReader(statement).Read();

    /// <summary>For a row type: the result's column for each of its columns.</summary>
    public IReadOnlyList<int> Ordinals { get; private set; } = [.. result.Columns.Select((_, i) => i)];

    /// <summary>The edits of the select lists. They contain <paramref name="inner"/> where the two overlap.</summary>
    public IEnumerable<SqlEdit> Shape(List<SqlEdit> inner)
    {
        if (_lists.Count == 0 || _lists[0].Columns is not { } columns)
            return [];

        switch (result.Kind)
        {
            case ResultKind.Scalar:
                CheckScalar(columns);
                return Expansions();
            case ResultKind.Row:
                Ordinals = FindOrdinals(columns) ?? Ordinals;
                return Expansions();
            default:
                return FindOrdinals(columns) is { } order && !IsInOrder(order) ? Reorder(columns, order, inner) : Expansions();
        }
    }

    private static bool IsInOrder(IReadOnlyList<int> order) => !order.Where((position, i) => position != i).Any();

    private void CheckScalar(IReadOnlyList<ResultColumn> columns)
    {
        if (columns.Count != 1)
            Report($"it selects {columns.Count} columns, not one");
        else if (columns[0].Source is { } source && result.Scalar is { } scalar && !Fits(source.Value.Kind, scalar.Kind))
            Report($"the column '{source.Name}' is {SqliteDialect.TypeOf(source.Value.Kind)}, which '{scalar.TypeName}' cannot hold");
    }

    private static bool Fits(ColumnKind column, ColumnKind value)
    {
        string from = SqliteDialect.TypeOf(column);
        string to = SqliteDialect.TypeOf(value);
        return from == to || (from == "INTEGER" && to == "REAL");
    }

    private int[]? FindOrdinals(IReadOnlyList<ResultColumn> columns)
    {
        List<ResultColumn> list = [.. columns];
        int[] ordinals = [.. result.Columns.Select(wanted =>
            list.FindIndex(column => string.Equals(column.Name, wanted.Name, StringComparison.OrdinalIgnoreCase)))];
        int missing = Array.IndexOf(ordinals, -1);
        if (missing < 0)
            return ordinals;

        Report($"it does not select the column '{result.Columns[missing].Name}' of '{result.TypeName.Replace("global::", "")}'");
        return null;
    }

    private IEnumerable<SqlEdit> Expansions() =>
        _lists.SelectMany(list => list.Columns ?? [])
            .Where(column => column.Expansion is not null)
            .GroupBy(column => (column.Start, column.End))
            .Select(group => new SqlEdit(group.Key.Start, group.Key.End, string.Join(", ", group.Select(column => column.Expansion))));

    private IEnumerable<SqlEdit> Reorder(IReadOnlyList<ResultColumn> columns, IReadOnlyList<int> order, List<SqlEdit> inner)
    {
        SelectList list = _lists[0];
        if (_lists.Count > 1 || OrdersByNumber())
        {
            Report("it selects the columns in another order than the record's; select * instead");
            return [];
        }

        IEnumerable<int> rest = Enumerable.Range(0, columns.Count).Except(order);
        string[] texts = [.. order.Concat(rest).Select(i => columns[i].Expansion
            ?? SqlEdit.Apply(inner, statement.Text, columns[i].Start, columns[i].End))];
        inner.RemoveAll(edit => edit.Start >= list.Start && edit.End <= list.End);
        return [new SqlEdit(list.Start, list.End, string.Join(", ", texts))];
    }

    // "order by 2" counts the columns as they are written.
    private bool OrdersByNumber()
    {
        bool isOrdering = false;
        for (int i = 0; i < statement.Tokens.Count; i++)
        {
            isOrdering = statement.Depths[i] == 0 && ((isOrdering && !statement.Is(i, "limit")) || statement.Is(i, "by"));
            bool startsTerm = statement.Is(i - 1, "by") || statement.Is(i - 1, ",");
            if (isOrdering && startsTerm && statement.Tokens[i].Kind == SqlTokenKind.Number)
                return true;
        }

        return false;
    }

    private void Report(string reason) =>
        report(new QueryProblem(QueryProblemKind.ResultMismatch, _lists[0].Start, _lists[0].End - _lists[0].Start, reason));
}
