using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Sql.Binding;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Compares what a statement gives with what its method returns, and says where each value comes from.</summary>
/// <param name="result">What the method returns.</param>
/// <param name="lists">The columns of each select of a compound; <see langword="null"/> for those that are not known.</param>
/// <param name="report">Told of what does not fit.</param>
internal sealed class ResultShaper(
    ResultModel result, IReadOnlyList<IReadOnlyList<OutputColumn>?> lists, Action<QueryProblem> report)
{
    private readonly HashSet<int> _nullable = [];

    /// <summary>Where each value of a row comes from. Empty for a record that is read as a whole.</summary>
    public IReadOnlyList<MemberModel> Members { get; private set; } = [];

    /// <summary>The names by which the columns are found when the statement runs; empty where their order is known.</summary>
    public IReadOnlyList<string> ColumnNames { get; private set; } = [];

    public void Shape()
    {
        IReadOnlyList<OutputColumn>? columns = lists[0];
        switch (result.Kind)
        {
            case ResultKind.Scalar when columns is null or { Count: 1 }:
                Members = [Member(result.Scalar!, "value", columns?[0], 0)];
                break;
            case ResultKind.Scalar:
                Report(columns, $"it selects {columns.Count} columns, not one");
                break;
            case ResultKind.Tuple:
                ShapeTuple(columns);
                break;
            case ResultKind.Record or ResultKind.Row:
                ShapeByName(columns);
                break;
        }
    }

    /// <summary>The edits that spell out the stars.</summary>
    public IEnumerable<SqlEdit> Expansions() => lists
        .SelectMany(list => list ?? [])
        .Where(column => !string.IsNullOrEmpty(column.Expansion))
        .GroupBy(column => (column.Start, column.End))
        .Select(group => new SqlEdit(group.Key.Start, group.Key.End, string.Join(", ", group.Select(column => column.Expansion))));

    private void ShapeTuple(IReadOnlyList<OutputColumn>? columns)
    {
        if (columns is not null && columns.Count != result.Columns.Count)
        {
            Report(columns, $"it selects {columns.Count} columns, and the tuple has {result.Columns.Count} elements");
            return;
        }

        if (columns is not null && result.Columns.Where((wanted, i) => IsElsewhere(columns, wanted, i)).FirstOrDefault() is { } moved)
        {
            Report(columns, $"the column '{moved.Name}' stands in another place than the tuple's element '{moved.Property}'");
            return;
        }

        Members = [.. result.Columns.Select((wanted, i) => Member(wanted.Value, wanted.Property, columns?[i], i))];
    }

    private static bool IsElsewhere(IReadOnlyList<OutputColumn> columns, ColumnModel wanted, int position) =>
        !columns[position].Column.IsNamed(wanted.Name) && columns.Any(column => column.Column.IsNamed(wanted.Name));

    private void ShapeByName(IReadOnlyList<OutputColumn>? columns)
    {
        int[] ordinals = [.. result.Columns.Select((wanted, i) =>
            columns is null ? i : columns.ToList().FindIndex(column => column.Column.IsNamed(wanted.Name)))];
        int missing = Array.IndexOf(ordinals, -1);
        if (missing >= 0)
        {
            Report(columns!, $"it does not select the column '{result.Columns[missing].Name}' of '{result.TypeName.Replace("global::", "")}'");
            return;
        }

        if (columns is not null)
            CheckDuplicates(columns, ordinals);
        MemberModel[] members = [.. result.Columns.Select((wanted, i) => Member(wanted.Value, wanted.Property, columns?[ordinals[i]], ordinals[i]))];
        bool isInOrder = columns is not null && !ordinals.Where((ordinal, i) => ordinal != i).Any();
        if (columns is null || (result.Kind == ResultKind.Record && !isInOrder))
            ColumnNames = [.. result.Columns.Select(column => column.Name)];
        Members = result.Kind == ResultKind.Record ? [] : members;
    }

    private void CheckDuplicates(IReadOnlyList<OutputColumn> columns, int[] ordinals)
    {
        foreach (int ordinal in ordinals)
        {
            OutputColumn taken = columns[ordinal];
            OutputColumn? other = columns.Skip(ordinal + 1).FirstOrDefault(column =>
                column.Column.IsNamed(taken.Column.Name!) && (column.Source is null || column.Source != taken.Source));
            if (other is null)
                continue;
            report(new QueryProblem(QueryProblemKind.DuplicateResult, other.Start, other.End - other.Start, taken.Column.Name!));
            return;
        }
    }

    private MemberModel Member(ValueModel wanted, string name, OutputColumn? output, int ordinal)
    {
        ColumnModel? column = output?.Column.Column;
        if (column is not null && column.Value.TypeName == wanted.TypeName)
            return Member(column.Value with { IsNullable = wanted.IsNullable }, name, output!, ordinal, column);
        if (column is not null && !Fits(column.Value.Kind, wanted.Kind))
        {
            string reason = $"the column '{column.Name}' is {SqliteDialect.TypeOf(column.Value.Kind)}, which '{wanted.TypeName}' cannot hold";
            report(new QueryProblem(QueryProblemKind.ResultMismatch, output!.Start, output.End - output.Start, reason));
        }

        ValueModel value = column is null ? Unknown(wanted) : wanted;
        return output is null
            ? new MemberModel(name, ordinal, value, IsGuarded: !value.IsNullable)
            : Member(value, name, output, ordinal, column);
    }

    // What max(…) or coalesce(…) gives may come from a column of numbers or of names. Reading a name takes both; reading a number would
    // make 0 of every name.
    private static ValueModel Unknown(ValueModel wanted) => wanted is { Kind: ColumnKind.Enumeration, UnderlyingType: not "ulong" }
        ? wanted with { Kind = ColumnKind.EnumerationName }
        : wanted;

    private MemberModel Member(ValueModel value, string name, OutputColumn output, int ordinal, ColumnModel? column)
    {
        Nullability nullability = output.Column.Nullability;
        if (!value.IsNullable && nullability == Nullability.Possible && _nullable.Add(output.Start))
            report(new QueryProblem(QueryProblemKind.NullableResult, output.Start, output.End - output.Start, output.Column.Name ?? column?.Name ?? name));
        return new MemberModel(name, ordinal, value, IsGuarded: !value.IsNullable && nullability != Nullability.Never);
    }

    private static bool Fits(ColumnKind column, ColumnKind value)
    {
        string from = SqliteDialect.TypeOf(column);
        string to = SqliteDialect.TypeOf(value);
        return from == to || (from == "INTEGER" && to == "REAL");
    }

    private void Report(IReadOnlyList<OutputColumn> columns, string reason) => report(new QueryProblem(
        QueryProblemKind.ResultMismatch, columns[0].Start, columns[columns.Count - 1].End - columns[0].Start, reason));
}
