using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>Finds what the names in an insert, an update or a delete mean.</summary>
internal sealed class WriteBinder(BindingContext context, SelectBinder selects)
{
    private static readonly FromTerm Alone = new() { Source = new TableSource(), Join = [] };

    private readonly ParameterUses _parameters = new(context);

    /// <summary>Binds the statement.</summary>
    /// <returns>The columns that it returns, or <see langword="null"/> when they are not known.</returns>
    public IReadOnlyList<OutputColumn>? Bind(WriteStatement write)
    {
        TableModel? table = context.Catalog.Find(write.Target.Name);
        CommonTableScope? commonTables = write.CommonTables.Count > 0 ? new CommonTableScope(null, write.CommonTables) : null;
        QuerySource target = Source(write.Alias?.Name ?? write.Target.Name, table);
        var scope = new QueryScope(null, commonTables);
        scope.Sources.Add(target);
        selects.BindFrom(write.From, scope);
        selects.BindConditions(write.From, scope);
        BindRows(write, table, commonTables);
        BindAssignments(write.Assignments, target, scope);
        selects.Expressions.Bind(write.Where, scope);
        foreach (UpsertClause upsert in write.Upserts)
            BindUpsert(upsert, target, table, commonTables);
        CheckVersion(write, table);
        return BindReturning(write, table, commonTables);
    }

    private static QuerySource Source(string name, TableModel? table) => new()
    {
        Name = name,
        Columns = table is null ? null : [.. table.Columns.Select(ResultColumn.Of)],
        Table = table,
        Term = Alone,
    };

    private void BindRows(WriteStatement write, TableModel? table, CommonTableScope? commonTables)
    {
        QuerySource target = Source("", table);
        foreach (SqlToken column in write.Columns)
            CheckColumn(column, target);
        if (write.Source is not { } source)
            return;

        selects.Bind(source, null, commonTables);
        IReadOnlyList<ColumnModel?> columns = write.Columns.Count > 0
            ? [.. write.Columns.Select(column => target.Find(column.Name)?.Column)]
            : table is null ? [] : [.. table.Columns];
        foreach (IReadOnlyList<SqlExpression> row in source.Cores.SelectMany(Rows))
        {
            for (int i = 0; i < Math.Min(row.Count, columns.Count); i++)
                Note(row[i], columns[i]);
        }
    }

    // Behind a star the columns cannot be counted.
    private static IReadOnlyList<IReadOnlyList<SqlExpression>> Rows(SelectCore core) => core.Rows.Count > 0
        ? core.Rows
        : [[.. core.Items.TakeWhile(item => item.Expression is not null).Select(item => item.Expression!)]];

    private void BindAssignments(IReadOnlyList<Assignment> assignments, QuerySource target, QueryScope scope)
    {
        foreach (Assignment assignment in assignments)
        {
            foreach (SqlToken column in assignment.Columns)
                CheckColumn(column, target);
            selects.Expressions.Bind(assignment.Value, scope);
            if (assignment.Columns is [{ } only])
                Note(assignment.Value, target.Find(only.Name)?.Column);
        }
    }

    private void BindUpsert(UpsertClause upsert, QuerySource target, TableModel? table, CommonTableScope? commonTables)
    {
        var alone = new QueryScope(null, commonTables);
        alone.Sources.Add(target);
        selects.Expressions.BindAll(upsert.Target, alone);

        // A bare name is a column of the row that is there; the row to insert is "excluded".
        var both = new QueryScope(null, commonTables);
        both.Sources.Add(target);
        both.Sources.Add(new QuerySource { Name = "excluded", Columns = target.Columns, Table = table, Term = Merging(table) });
        BindAssignments(upsert.Assignments, target, both);
        selects.Expressions.Bind(upsert.Where, both);
    }

    private static FromTerm Merging(TableModel? table) => new()
    {
        Source = new TableSource(),
        Join = [],
        Using = [.. (table?.Columns ?? []).Select(column => new SqlToken(SqlTokenKind.Word, column.Name, 0))],
    };

    // Only what is certainly a column of the table is looked at.
    private IReadOnlyList<OutputColumn>? BindReturning(WriteStatement write, TableModel? table, CommonTableScope? commonTables)
    {
        QuerySource target = Source(write.Target.Name, table);
        var scope = new QueryScope(null, commonTables);
        scope.Sources.Add(target);
        foreach (SelectItem item in write.Returning)
        {
            if (item.Expression is ColumnReference column && (column.Qualifier is null || target.IsNamed(column.Qualifier.Name)))
                selects.Expressions.Bind(column, scope);
        }

        return selects.ReadOutputs(write.Returning, scope);
    }

    // An update by a record finds by the version that another was faster.
    private void CheckVersion(WriteStatement write, TableModel? table)
    {
        if (table is not { Roles.Version: >= 0 })
            return;
        string version = table.Columns[table.Roles.Version].Name;
        bool isUncounted = write.Upserts.Select(upsert => upsert.Assignments).Append(write.Assignments)
            .Any(assignments => assignments.Count > 0 && !assignments.SelectMany(assignment => assignment.Columns).Any(column => IsNamed(column, version)));
        if (isUncounted)
            context.Problems.Add(new QueryProblem(QueryProblemKind.UncountedChange, write.Target.Start, write.Target.Text.Length, version));
    }

    private static bool IsNamed(SqlToken column, string name) => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase);

    private void CheckColumn(SqlToken column, QuerySource target)
    {
        if (target.Table is not null && target.Find(column.Name) is null)
            context.Report(QueryProblemKind.UnknownColumn, column);
    }

    private void Note(SqlExpression value, ColumnModel? column)
    {
        if (column is not null && value.Bare is ParameterReference { Token: { } token })
            context.ParameterUses.Add(new ParameterUse(token, column));
    }
}
