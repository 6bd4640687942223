using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Writes a table's full-text index in SQLite's words: FTS5 over the table's own text, kept by triggers.</summary>
internal static class FullTextDialect
{
    public static FullTextSql? Describe(TableModel table)
    {
        if (table.FullText is not { } index)
            return null;

        string bare = table.FullTextName;
        string name = SqliteDialect.Quote(bare);
        ColumnModel[] columns = [.. index.Columns.Select(column => table.Columns[column])];
        string list = SqliteDialect.ColumnList(columns);
        string create = $"create virtual table {name} using fts5(\n    {list},\n    content = {Text(table.Name)},\n"
            + $"    content_rowid = {Text(table.KeyColumn.Name)},\n    tokenize = {Text(Tokenizer(index.Words))}\n)";
        return new FullTextSql(
            bare, create, Triggers(table, bare, list, columns).ToEquatable(), $"insert into {name} ({name}) values ('rebuild')");
    }

    private static IEnumerable<string> Triggers(TableModel table, string index, string list, ColumnModel[] columns)
    {
        string name = SqliteDialect.Quote(index);
        string key = SqliteDialect.Quote(table.KeyColumn.Name);
        string add = $"    insert into {name} (rowid, {list}) values (new.{key}, {SqliteDialect.ColumnList(columns, "new.")});\n";
        string remove = $"    insert into {name} ({name}, rowid, {list})\n"
            + $"    values ('delete', old.{key}, {SqliteDialect.ColumnList(columns, "old.")});\n";
        yield return Trigger(table, index + "_insert", "insert", add);
        yield return Trigger(table, index + "_delete", "delete", remove);
        yield return Trigger(table, index + "_update", $"update of {key}, {list}", remove + add);
    }

    private static string Trigger(TableModel table, string name, string change, string body) =>
        $"create trigger {SqliteDialect.Quote(name)} after {change} on {SqliteDialect.Quote(table.Name)} begin\n{body}end";

    private static string Tokenizer(WordKind words) => words switch
    {
        WordKind.EnglishStems => "porter unicode61",
        WordKind.Trigrams => "trigram",
        _ => "unicode61",
    };

    private static string Text(string value) => "'" + value.Replace("'", "''") + "'";
}
