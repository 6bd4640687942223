using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>Finds what the names in an expression mean.</summary>
internal sealed class ExpressionBinder(BindingContext context, SelectBinder selects)
{
    private readonly NameResolver _names = new(context);
    private readonly ParameterUses _parameters = new(context);

    public void BindAll(IEnumerable<SqlExpression> expressions, QueryScope scope)
    {
        foreach (SqlExpression expression in expressions)
            Bind(expression, scope);
    }

    public void Bind(SqlExpression? expression, QueryScope scope)
    {
        if (expression is null)
            return;

        BindAll(expression.Children, scope);
        switch (expression)
        {
            case ColumnReference column:
                _names.Resolve(column, scope);
                break;
            case SubqueryExpression { Select: { } select }:
                selects.Bind(select, scope, scope.CommonTables);
                break;
            case InExpression { Select: { } select }:
                selects.Bind(select, scope, scope.CommonTables);
                break;
            case InExpression { Table: { } table, List.Count: 0 }:
                BindTable(table, scope);
                break;
            case FunctionCall call:
                BindWindow(call, scope);
                break;
        }

        _parameters.Note(expression);
    }

    private void BindTable(SqlToken table, QueryScope scope)
    {
        if (scope.CommonTables?.Find(table.Name, out _) is null && context.Catalog.IsUnknown(table.Name))
            context.Report(QueryProblemKind.UnknownTable, table);
    }

    // SQLite looks into a named window only where it is used.
    private void BindWindow(FunctionCall call, QueryScope scope)
    {
        if (call.Window is { } window)
            BindAll(window.Expressions, scope);
        SqlToken? name = call.WindowName ?? call.Window?.Base;
        foreach (KeyValuePair<string, WindowDefinition> named in scope.Windows)
        {
            if (name is not null && string.Equals(named.Key, name.Name, StringComparison.OrdinalIgnoreCase))
                BindAll(named.Value.Expressions, scope);
        }
    }
}
