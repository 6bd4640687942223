using System.Globalization;
using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Sql;

/// <summary>Writes a table's SQL in SQLite's words.</summary>
internal static class SqliteDialect
{
    public static TableSql Describe(TableModel table)
    {
        string columns = ColumnList(table.Columns);
        string select = $"select {columns} from {Quote(table.Name)}";
        string keyIs = $" where {Quote(table.KeyColumn.Name)} = ?";
        return new TableSql
        {
            Columns = table.Columns.Select((column, i) => Column(column, References(table, i))).ToEquatable(),
            CreateTable = CreateTable(table),
            CreateIndexes = table.Indexes.Select(index => CreateIndex(table, index)).ToEquatable(),
            Select = select,
            Find = select + keyIs + "1",
            Insert = $"insert into {Quote(table.Name)} ({columns}) values ({Join(table.Columns.Select((_, i) => Parameter(i + 1)))})",
            Update = $"update {Quote(table.Name)} set {Assignments(table)}{keyIs}{Number(table.Key + 1)}",
            Delete = $"delete from {Quote(table.Name)}{keyIs}1",
            FullText = FullTextDialect.Describe(table),
            Finders = Finders.Of(table, select),
        };
    }

    /// <summary>The name as an identifier, whatever it contains.</summary>
    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"") + "\"";

    /// <summary>A parameter by its number.</summary>
    public static string Parameter(int number) => "?" + Number(number);

    /// <summary>A select of the elements of a list that is bound as a JSON array; bytes stand in it as hexadecimal digits.</summary>
    public static string ListElements(string parameter, ValueModel element) =>
        $"select {(TypeOf(element.Kind) == "BLOB" ? "unhex(value)" : "value")} from json_each({parameter})";

    /// <summary>Names of columns, separated by commas.</summary>
    public static string ColumnList(IEnumerable<ColumnModel> columns, string prefix = "") =>
        Join(columns.Select(column => prefix + Quote(column.Name)));

    /// <summary>The <c>STRICT</c> type of a kind of value.</summary>
    public static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer or ColumnKind.Unsigned or ColumnKind.Boolean or ColumnKind.Enumeration => "INTEGER",
        ColumnKind.TimeSpan or ColumnKind.ConvertedInteger => "INTEGER",
        ColumnKind.Single or ColumnKind.Double or ColumnKind.ConvertedReal => "REAL",
        ColumnKind.Blob or ColumnKind.ConvertedBlob => "BLOB",
        _ => "TEXT",
    };

    private static ColumnSql Column(ColumnModel column, string? references) =>
        new(column.Name, TypeOf(column.Value.Kind), !column.Value.IsNullable, column.Default, references)
        {
            Fill = column.Value.IsNullable || column.Default is not null ? null : FillOf(column.Value.Kind),
        };

    // What an empty text cannot be read as. It is the default of the type where that can be written.
    private static string? FillOf(ColumnKind kind) => kind switch
    {
        ColumnKind.DateTimeOffset or ColumnKind.DateTime => "'0001-01-01 00:00:00'",
        ColumnKind.DateOnly => "'0001-01-01'",
        ColumnKind.TimeOnly => "'00:00:00'",
        ColumnKind.Guid => "'00000000-0000-0000-0000-000000000000'",
        ColumnKind.Decimal or ColumnKind.EnumerationName => "'0'",
        ColumnKind.Char => "' '",
        ColumnKind.TextList => "'[]'",
        ColumnKind.Json => "'{}'",
        _ => null,
    };

    private static string? References(TableModel table, int column) =>
        table.References.FirstOrDefault(reference => reference.Column == column) is { } reference
            ? $"references {Quote(reference.Table)} ({Quote(reference.KeyColumn)}) on delete {Words(reference.OnDelete)}"
            : null;

    private static string Words(DeleteRule rule) => rule switch
    {
        DeleteRule.Cascade => "cascade",
        DeleteRule.SetNull => "set null",
        _ => "restrict",
    };

    private static string CreateTable(TableModel table)
    {
        IEnumerable<string> columns = table.Columns.Select((column, i) => 
            i == table.Key ? KeyDefinition(table) : Definition(column, References(table, i)));
        IEnumerable<string> checks = table.Checks.Select(check => $"check ({check})");
        return $"create table {Quote(table.Name)} (\n    {string.Join(",\n    ", columns.Concat(checks))}\n) strict";
    }

    private static string KeyDefinition(TableModel table) =>
        $"{Quote(table.KeyColumn.Name)} integer primary key" + (table.AutoIncrement ? " autoincrement" : "");

    private static string Definition(ColumnModel column, string? references) =>
        $"{Quote(column.Name)} {TypeOf(column.Value.Kind).ToLowerInvariant()}"
        + (column.Value.IsNullable ? "" : " not null")
        + (column.Default is null ? "" : " default " + DefaultValue(column.Default))
        + (column.Value.Kind is ColumnKind.Json or ColumnKind.TextList ? $" check (json_valid({Quote(column.Name)}))" : "")
        + (references is null ? "" : " " + references);

    // SQLite takes a bare literal; everything else must stand in parentheses.
    private static string DefaultValue(string expression)
    {
        IReadOnlyList<SqlToken> tokens = SqlTokenizer.Tokenize(expression);
        bool isLiteral = tokens.Count == 1
            && (tokens[0].Kind is SqlTokenKind.Number or SqlTokenKind.String || SqlWords.Literals.Contains(tokens[0].Name));
        bool isSigned = tokens.Count == 2 && tokens[0].Text is "-" or "+" && tokens[1].Kind == SqlTokenKind.Number;
        return isLiteral || isSigned ? expression.Trim() : $"({expression})";
    }

    private static string CreateIndex(TableModel table, IndexModel index)
    {
        IEnumerable<ColumnModel> columns = index.Columns.Select(i => table.Columns[i]);
        string prefix = index.IsUnique ? "ux" : "idx";
        string name = index.Name ?? $"{prefix}_{table.Name}_{string.Join("_", columns.Select(c => c.Name))}";
        string unique = index.IsUnique ? "unique " : "";
        return $"create {unique}index if not exists {Quote(name)} on {Quote(table.Name)} ({ColumnList(columns)})";
    }

    private static string Assignments(TableModel table)
    {
        string[] assignments = [.. table.Columns
            .Select((column, i) => (column, i))
            .Where(pair => pair.i != table.Key || table.Columns.Count == 1)
            .Select(pair => $"{Quote(pair.column.Name)} = {Parameter(pair.i + 1)}")];
        return Join(assignments);
    }

    private static string Join(IEnumerable<string> items) => string.Join(", ", items);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
