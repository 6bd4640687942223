using System.Globalization;
using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>Writes a table's schema.</summary>
internal static class SchemaEmitter
{
    public static void Write(IndentedWriter writer, TableModel table, TableSql sql)
    {
        writer.Line("/// <summary>The table's columns and the SQL that serves it.</summary>");
        writer.Line($"public static {SourceFile.Contracts}TableSchema Schema {{ get; }} = new()").Open();
        writer.Line($"Name = {Literal.Of(table.Name)},");
        writer.Line("Columns =").Open("[");
        foreach (ColumnSql column in sql.Columns)
            writer.Line(Column(column));
        writer.Close("],");
        writer.Line($"KeyColumn = {Literal.Of(table.KeyColumn.Name)},");
        if (table.Roles.Version >= 0)
            writer.Line($"VersionColumn = {Literal.Of(table.Columns[table.Roles.Version].Name)},");
        if (table.Roles.ChangesAtUpdate)
            writer.Line("IsStamped = true,");
        WriteText(writer, "CreateTableSql", sql.CreateTable);
        WriteIndexes(writer, sql.CreateIndexes);
        if (table.FullText is not null && sql.FullText is not null)
            SearchEmitter.WriteSchema(writer, table.FullText, sql.FullText);
        WriteText(writer, "SelectSql", sql.Select);
        WriteText(writer, "FindSql", sql.Find);
        WriteText(writer, "InsertSql", sql.Insert);
        WriteText(writer, "UpdateSql", sql.Update);
        WriteText(writer, "DeleteSql", sql.Delete);
        writer.Close("};");
    }

    /// <summary>The arguments by which other assemblies know the table: the key's position and the columns.</summary>
    public static IReadOnlyList<string> PublishedColumns(TableModel table) =>
    [
        table.Key.ToString(CultureInfo.InvariantCulture),
        .. table.Columns.Select(column => Literal.Of($"{column.Value.Kind}{(column.Value.IsNullable ? "?" : "")} {column.Name}")),
    ];

    private static string Column(ColumnSql column) =>
        $"new({Literal.Of(column.Name)}, {Literal.Of(column.Type)}, NotNull: {(column.NotNull ? "true" : "false")}, "
        + $"Default: {Literal.OfNullable(column.Default)})"
        + Rest(column) + ",";

    private static string Rest(ColumnSql column)
    {
        string references = column.References is null ? "" : $" References = {Literal.OfLines(column.References) ?? Literal.Of(column.References)}";
        string fill = column.Fill is null ? "" : $" Fill = {Literal.Of(column.Fill)}";
        string comma = references.Length > 0 && fill.Length > 0 ? "," : "";
        return references.Length + fill.Length == 0 ? "" : $" {{{references}{comma}{fill} }}";
    }

    private static void WriteIndexes(IndentedWriter writer, EquatableArray<string> indexes)
    {
        if (indexes.Count == 0)
        {
            writer.Line("CreateIndexSql = [],");
            return;
        }

        writer.Line("CreateIndexSql =").Open("[");
        foreach (string index in indexes)
            writer.Text(index, ",");
        writer.Close("],");
    }

    private static void WriteText(IndentedWriter writer, string member, string sql)
    {
        if (Literal.OfLines(sql) is not { } literal || !$"{member} = {literal},".Split('\n').All(line => writer.Fits("    " + line)))
        {
            writer.Line($"{member} =").Nested(() => writer.Text(sql, ","));
            return;
        }

        string[] lines = literal.Split('\n');
        writer.Line($"{member} = {lines[0]}{(lines.Length == 1 ? "," : "")}");
        if (lines.Length > 1)
            writer.Indented(string.Join("\n", lines.Skip(1)) + ",");
    }
}
