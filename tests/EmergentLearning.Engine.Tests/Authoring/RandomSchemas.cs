using CsCheck;
using EmergentLearning.Engine.Authoring;

namespace EmergentLearning.Engine.Tests.Authoring;

/// <summary>Schemas of a few names, so that two of them have much in common: tables, columns, checks, indexes, references and search.</summary>
internal static class RandomSchemas
{
    private static readonly string[] Tables = ["a", "b", "the \"c\""];

    private static readonly string[] Columns = ["x", "y", "z", "order"];

    private static readonly Gen<ColumnShape> Column =
        from name in OneOf(Columns)
        from type in OneOf("INTEGER", "TEXT", "REAL")
        from notNull in Gen.Bool
        from hasDefault in Gen.Int[0, 3]
        from wasNamed in OneOf<string?>([null, null, .. Columns])
        select new ColumnShape(name, type, notNull, hasDefault == 0 ? "7" : null, wasNamed);

    public static Gen<IReadOnlyList<TableShape>> Schema { get; } =
        from names in Gen.Shuffle(Tables, 1, Tables.Length)
        from columns in Column.List[0, 4].Array[names.Length]
        from options in Gen.Int[0, 63].Array[names.Length]
        from former in OneOf<string?>([null, null, .. Tables]).Array[names.Length]
        select (IReadOnlyList<TableShape>)[.. names.Select((name, i) => Table(name, [.. columns[i].DistinctBy(column => column.Name)], options[i], former[i], names))];

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static TableShape Table(string name, ColumnShape[] columns, int options, string? former, string[] all)
    {
        bool has(int bit) => (options & (1 << bit)) != 0;
        string target = all[(Array.IndexOf(all, name) + 1) % all.Length];
        ColumnShape[] whole = [new("id", "INTEGER", NotNull: true, null), .. columns, .. has(5) ? [new ColumnShape("ref", "INTEGER", NotNull: false, null)] : Array.Empty<ColumnShape>()];
        string[] items =
        [
            $"\"id\" integer primary key{(has(0) ? " autoincrement" : "")}",
            .. columns.Select(Declare),
            .. has(5) ? [$"\"ref\" integer references {Quote(target)} (\"id\") on delete cascade"] : Array.Empty<string>(),
            .. has(1) ? ["check (length(id) > 0)"] : Array.Empty<string>(),
        ];
        return new TableShape
        {
            Name = name,
            Columns = whole,
            Create = $"create table {Quote(name)} (\n    {string.Join(",\n    ", items)}\n) strict",
            Objects = [.. has(2) && columns.Length > 0 ? [Index(name, columns[0])] : Array.Empty<string>(), .. has(3) && columns.Length > 0 ? Search(name, columns[^1]) : []],
            WasNamed = former,
        };
    }

    private static string Declare(ColumnShape column) =>
        $"{Quote(column.Name)} {column.Type.ToLowerInvariant()}{(column.NotNull ? " not null" : "")}{(column.Default is null ? "" : " default " + column.Default)}";

    private static string Index(string table, ColumnShape column) =>
        $"create index if not exists {Quote($"idx_{table}_{column.Name}")} on {Quote(table)} ({Quote(column.Name)})";

    private static string[] Search(string table, ColumnShape column)
    {
        (string search, string content) = (Quote(table + "_search"), Quote(column.Name));
        string trigger(string when, string row) =>
            $"create trigger if not exists {Quote($"{table}_search_{when}")} after {when} on {Quote(table)} begin insert into {search} ({row}; end";
        return
        [
            $"create virtual table if not exists {search} using fts5({content}, content={Quote(table)}, content_rowid=\"id\")",
            trigger("insert", $"rowid, {content}) values (new.\"id\", case when new.{content} is null then null else new.{content} end)"),
            trigger("delete", $"{search}, rowid, {content}) values ('delete', old.\"id\", old.{content})"),
        ];
    }

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
