using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Tests.Migrations;

/// <summary>A schema like the one of the records that are adopted: two of the original's tables with more columns.</summary>
internal static class TestSchema
{
    public static IReadOnlyList<string> EngineDdl { get; } =
    [
        "create table if not exists \"_outbox\" (\"seq\" integer primary key, \"path\" text not null) strict",
        "create index if not exists \"_outbox_path\" on \"_outbox\" (\"path\")",
    ];

    public static StoreSchema Schema { get; } = new("memory/index.db",
    [
        Table(
            "learnings",
            [
                new("id", "INTEGER", NotNull: true, null), new("type", "TEXT", NotNull: true, null),
                new("filepath", "TEXT", NotNull: true, null), new("title", "TEXT", NotNull: true, null),
                new("summary", "TEXT", NotNull: false, null), new("severity", "INTEGER", NotNull: true, "3"),
                new("uid", "TEXT", NotNull: false, null), new("revision", "INTEGER", NotNull: true, "1"),
                new("changed_at", "TEXT", NotNull: true, "current_timestamp"),
            ],
            "create index if not exists \"idx_learnings_type\" on \"learnings\" (\"type\")",
            "create unique index if not exists \"ux_learnings_uid\" on \"learnings\" (\"uid\")"),
        Table(
            "heuristics",
            [
                new("id", "INTEGER", NotNull: true, null), new("domain", "TEXT", NotNull: true, null),
                new("rule", "TEXT", NotNull: true, null), new("source_id", "INTEGER", NotNull: false, null),
                new("note", "TEXT", NotNull: true, "'it''s new'"),
            ]),
        Table("fresh", [new("id", "INTEGER", NotNull: true, null), new("text", "TEXT", NotNull: true, null)]),
    ]);

    private static TableSchema Table(string name, ColumnSchema[] columns, params string[] indexes)
    {
        string list = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        string declared = string.Join(", ", columns.Select(Declare));
        return new TableSchema
        {
            Name = name,
            Columns = [.. columns],
            KeyColumn = "id",
            CreateTableSql = $"create table \"{name}\" ({declared}) strict",
            CreateIndexSql = [.. indexes],
            SelectSql = $"select {list} from \"{name}\"",
            FindSql = $"select {list} from \"{name}\" where \"id\" = ?1",
            InsertSql = $"insert into \"{name}\" ({list}) values ({string.Join(", ", columns.Select((_, i) => $"?{i + 1}"))})",
            UpdateSql = $"update \"{name}\" set \"id\" = ?1 where \"id\" = ?1",
            DeleteSql = $"delete from \"{name}\" where \"id\" = ?1",
        };
    }

    private static string Declare(ColumnSchema column) =>
        $"\"{column.Name}\" {column.Type}" + (column.Name == "id" ? " primary key" : column.NotNull ? " not null" : "")
        + (column.Default is null ? "" : $" default ({column.Default})");
}
