using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Migrations;

/// <summary>A table or view as it lies in the database.</summary>
/// <param name="Kind"><c>table</c> or <c>view</c>.</param>
/// <param name="Columns">The names of its columns, compared as SQLite compares them: without regard to case.</param>
/// <param name="IntegerKey">The column that is its integer primary key, or <see langword="null"/>.</param>
internal sealed record ExistingTable(string Kind, IReadOnlySet<string> Columns, string? IntegerKey)
{
    /// <summary>Looks a table up.</summary>
    /// <returns><see langword="null"/> when nothing of that name is there.</returns>
    public static ExistingTable? Find(IReadSession session, string name) => FindAll(session, [name]).GetValueOrDefault(name);

    /// <summary>Looks tables up, all with one question: a store has dozens, and is looked at whenever it is opened.</summary>
    /// <returns>Those that are there, by name in any case.</returns>
    public static IReadOnlyDictionary<string, ExistingTable> FindAll(IReadSession session, IEnumerable<string> names)
    {
        var rows = new List<(string Table, string Kind, string Column, string Type, bool IsKey)>();
        using IStatement statement = session.Prepare("""
            select wanted.value, found.type, column.name, column.type, column.pk
            from json_each(?1) as wanted
            join main.sqlite_schema as found on found.name = wanted.value collate nocase and found.type in ('table', 'view')
            join pragma_table_xinfo(wanted.value, 'main') as column
            """);
        statement.BindText(1, ListParameter.ToJson(names, static (binder, name) => binder.BindText(1, name))!);
        while (statement.MoveNext())
            rows.Add((statement.GetText(0), statement.GetText(1), statement.GetText(2), statement.GetText(3), statement.GetInt64(4) > 0));
        return rows
            .GroupBy(static row => row.Table, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static table => table.Key, static table => Of([.. table]), StringComparer.OrdinalIgnoreCase);
    }

    private static ExistingTable Of(IReadOnlyList<(string Table, string Kind, string Column, string Type, bool IsKey)> columns)
    {
        (string Table, string Kind, string Column, string Type, bool IsKey)[] keys = [.. columns.Where(static column => column.IsKey)];
        bool integer = keys.Length == 1 && keys[0].Type.Equals("integer", StringComparison.OrdinalIgnoreCase);
        return new ExistingTable(
            columns[0].Kind,
            columns.Select(static column => column.Column).ToHashSet(StringComparer.OrdinalIgnoreCase),
            integer ? keys[0].Column : null);
    }
}
