using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Drift;

/// <summary>Compares what a store holds with what was released of it.</summary>
internal static class DriftFinder
{
    public static IEnumerable<Difference> Compare(EquatableArray<TableShape> now, EquatableArray<TableShape> released)
    {
        foreach (TableShape table in now)
        {
            TableShape? old = Find(released, table.Name);
            TableShape? former = Find(released, table.WasNamed) is { } named && Find(now, named.Name) is null ? named : null;
            if (old is null)
                yield return OfTable(table, former is null ? "the table is new" : $"the table was called '{former.Name}'");
            foreach (Difference difference in old is null ? [] : Compare(table, old))
                yield return difference;
        }

        foreach (TableShape old in released.Where(old => Find(now, old.Name) is null && !now.Any(table => IsNamed(table.WasNamed, old.Name))))
            yield return new("", "", "The store", $"the table '{old.Name}' is gone");
    }

    private static List<Difference> Compare(TableShape table, TableShape old)
    {
        List<Difference> differences = [.. Added(table, old), .. Removed(table, old), .. Changed(table, old)];
        if (differences.Count > 0)
            return differences;
        if (!Lines(table.Create).SequenceEqual(Lines(old.Create), StringComparer.Ordinal))
            return [OfTable(table, "its key, a check or another constraint was changed")];

        string? changed = table.Objects.Concat(old.Objects).FirstOrDefault(sql => !table.Objects.Contains(sql) || !old.Objects.Contains(sql));
        return changed is null ? [] : [OfObject(table, changed)];
    }

    // An index of one column stands at its property.
    private static Difference OfObject(TableShape table, string sql)
    {
        string text = $"{(table.Objects.Contains(sql) ? "new" : "gone")} is: {sql}";
        ColumnSql? column = table.Columns.FirstOrDefault(column => sql.EndsWith($"(\"{column.Name}\")", StringComparison.Ordinal));
        return column is null ? OfTable(table, text) : OfColumn(table, column, text);
    }

    private static IEnumerable<Difference> Added(TableShape table, TableShape old) =>
        from column in table.Columns
        where Find(old, column.Name) is null
        let former = FormerName(table, column)
        select OfColumn(table, column, former is not null && Find(old, former) is not null ? $"the column was called '{former}'" : "the column is new");

    private static IEnumerable<Difference> Removed(TableShape table, TableShape old) =>
        from column in old.Columns
        where Find(table, column.Name) is null && !table.Renames.Any(rename => IsNamed(rename.WasNamed, column.Name))
        select OfTable(table, $"the column '{column.Name}' is gone");

    private static IEnumerable<Difference> Changed(TableShape table, TableShape old) =>
        from column in table.Columns
        let before = Find(old, column.Name)
        where before is not null && before != column with { Name = before.Name, Fill = before.Fill }
        select OfColumn(table, column, $"'{Describe(before)}' has become '{Describe(column)}'");

    private static string Describe(ColumnSql column) =>
        column.Type.ToLowerInvariant() + (column.NotNull ? " not null" : "") + (column.Default is null ? "" : " default " + column.Default);

    // The order of columns makes no difference: they are always named.
    private static IEnumerable<string> Lines(string sql) =>
        sql.Split('\n').Select(line => line.Trim().TrimEnd(',')).OrderBy(line => line, StringComparer.Ordinal);

    private static string? FormerName(TableShape table, ColumnSql column) =>
        table.Renames.FirstOrDefault(rename => rename.Column == column.Name)?.WasNamed;

    private static Difference OfTable(TableShape table, string text) => new(table.Name, "", $"The table '{table.Name}'", text);

    private static Difference OfColumn(TableShape table, ColumnSql column, string text) =>
        new(table.Name, column.Name, $"The column '{column.Name}' of '{table.Name}'", text);

    private static TableShape? Find(EquatableArray<TableShape> tables, string? name) => tables.FirstOrDefault(table => IsNamed(name, table.Name));

    private static ColumnSql? Find(TableShape table, string name) => table.Columns.FirstOrDefault(column => IsNamed(name, column.Name));

    // As the database compares names.
    private static bool IsNamed(string? name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
