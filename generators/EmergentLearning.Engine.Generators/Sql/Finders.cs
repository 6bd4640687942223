using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>The methods that a table's indexes call for.</summary>
internal static class Finders
{
    public static EquatableArray<FinderModel> Of(TableModel table, string select) =>
        table.Indexes
            .Concat(table.References.Select(reference => new IndexModel { IsUnique = false, Columns = new([reference.Column]) }))
            .Select(index => Of(table, index, select))
            .GroupBy(finder => finder.Method, StringComparer.Ordinal)
            .Select(group => group.First())
            .ToEquatable();

    private static FinderModel Of(TableModel table, IndexModel index, string select)
    {
        ColumnModel[] columns = [.. index.Columns.Select(i => table.Columns[i])];
        string conditions = string.Join(" and ", columns.Select(Condition));
        string order = index.IsUnique ? "" : $" order by {SqliteDialect.Quote(table.KeyColumn.Name)}";
        return new FinderModel
        {
            Method = (index.IsUnique ? "FindBy" : "ListBy") + string.Concat(columns.Select(column => Names.Part(column.Property))),
            IsUnique = index.IsUnique,
            Sql = $"{select} where {conditions}{order}",
            Parameters = columns
                .Select(column => new ParameterModel(Names.Parameter(column.Property), column.Value, column.Property))
                .ToEquatable(),
        };
    }

    // "is" finds NULL as well, and uses the index all the same.
    private static string Condition(ColumnModel column, int position) =>
        $"{SqliteDialect.Quote(column.Name)} {(column.Value.IsNullable ? "is" : "=")} {SqliteDialect.Parameter(position + 1)}";
}
