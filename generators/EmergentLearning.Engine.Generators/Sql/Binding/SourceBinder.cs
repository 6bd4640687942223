using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Sql.Syntax;

namespace EmergentLearning.Engine.Generators.Sql.Binding;

/// <summary>Finds what stands in a <c>from</c>.</summary>
internal sealed class SourceBinder(BindingContext context, SelectBinder selects)
{
    // SQLite joins no more.
    private const int MostSources = 64;

    // Each is bound inside the one that uses it, on the stack of a thread of the compiler; nobody builds one on so many others by hand.
    private const int LongestChain = 40;

    private int _chain;

    public void Bind(IReadOnlyList<FromTerm> from, QueryScope scope)
    {
        int start = scope.Sources.Count;
        foreach (FromTerm term in from)
        {
            int first = scope.Sources.Count;
            scope.IsOpaque |= first >= MostSources;
            if (first >= MostSources)
                break;
            Add(term, scope);
            CheckUsing(term, scope, first);
            for (int i = start; i < scope.Sources.Count; i++)
                scope.Sources[i].IsOptional |= i < first ? term.KeepsRight : term.KeepsLeft;
        }
    }

    private void Add(FromTerm term, QueryScope scope)
    {
        TableSource source = term.Source;
        if (source.Group is { } group)
            AddGroup(term, group, scope);
        else if (source.Select is { } syntax)
            AddSelect(term, selects.Bind(syntax, scope.Around, scope.CommonTables), scope);
        else
            AddTable(term, source.Name!, scope);
    }

    private void AddGroup(FromTerm term, IReadOnlyList<FromTerm> group, QueryScope scope)
    {
        var inner = new QueryScope(scope, scope.CommonTables) { Around = scope.Around };
        Bind(group, inner);
        scope.Groups.Add((group, inner));
        scope.IsOpaque |= inner.IsOpaque || term.Using.Count > 0 || term.IsNatural;
        scope.Sources.AddRange(inner.Sources);
        // With an alias, SQLite knows the tables by their own names all the same.
        if (term.Source.Alias is { } alias)
            scope.Sources.Add(new QuerySource { Name = alias.Name, Columns = null, Term = term });
    }

    private static void AddSelect(FromTerm term, BoundSelect select, QueryScope scope) => scope.Sources.Add(new QuerySource
    {
        Name = term.Source.Alias?.Name ?? "",
        Columns = select.Columns,
        Select = select,
        Term = term,
    });

    private void AddTable(FromTerm term, SqlToken name, QueryScope scope)
    {
        TableSource source = term.Source;
        CommonTableScope? owner = null;
        CommonTable? common = source.Schema is null && source.Arguments is null ? scope.CommonTables?.Find(name.Name, out owner) : null;
        if (common is not null)
            BindCommonTable(common, scope, owner);

        TableModel? table = common is null && source.Arguments is null && IsMain(source.Schema) ? context.Catalog.Find(name.Name) : null;
        bool isUnknown = common is null && source.Arguments is null && IsMain(source.Schema) && context.Catalog.IsUnknown(name.Name);
        if (isUnknown)
            context.Report(QueryProblemKind.UnknownTable, name);
        scope.Sources.Add(new QuerySource
        {
            Name = source.Alias?.Name ?? name.Name,
            Columns = common is not null ? common.Columns
                : table is not null ? [.. table.Columns.Select(ResultColumn.Of)]
                : Catalog.ColumnsOf(name.Name),
            Table = table,
            Select = common?.Select,
            Term = term,
        });
    }

    private void BindCommonTable(CommonTable table, QueryScope scope, CommonTableScope? owner)
    {
        // One that is too far down keeps columns that nobody knows: what uses it is left to SQLite.
        if (table.IsBound || _chain == LongestChain)
            return;
        table.IsBound = true;
        _chain++;
        BoundSelect select = selects.Bind(table.Expression.Select, scope.Around, owner, table.Know);
        _chain--;
        table.Know(select.Columns);
        table.Select = select;
    }

    private static bool IsMain(SqlToken? schema) => schema is null || string.Equals(schema.Name, "main", StringComparison.OrdinalIgnoreCase);

    private void CheckUsing(FromTerm term, QueryScope scope, int first)
    {
        if (scope.IsOpaque || scope.Sources.Any(source => source.Columns is null))
            return;
        foreach (SqlToken column in term.Using)
        {
            bool isLeft = scope.Sources.Take(first).Any(source => source.Find(column.Name) is not null);
            if (!isLeft || scope.Sources.Skip(first).All(source => source.Find(column.Name) is null))
                context.Report(QueryProblemKind.UnknownColumn, column);
        }
    }
}
