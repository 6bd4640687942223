using System.Globalization;
using System.Text;
using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Emission;

/// <summary>Writes a store's schema in the form of <c>schema.lock.json</c>: a line for each column, so that a change is a line.</summary>
internal static class SchemaJson
{
    public static string Write(StoreSchemaModel store) =>
        "{\n"
        + $"  \"store\": {Text(store.Name)},\n"
        + $"  \"database\": {Text(store.Database)},\n"
        + $"  \"tables\": {Block("{", store.Tables.Select(Table), "}", "  ")}\n"
        + "}";

    private static string Table(TableShape table)
    {
        string wasNamed = table.WasNamed is null ? "" : $"      \"wasNamed\": {Text(table.WasNamed)},\n";
        return $"{Text(table.Name)}: {{\n"
            + wasNamed
            + $"      \"columns\": {Block("{", table.Columns.Select(column => Column(column, table)), "}", "      ")},\n"
            + $"      \"create\": {Block("[", table.Create.Split('\n').Select(Text), "]", "      ")},\n"
            + $"      \"objects\": {Block("[", table.Objects.Select(Text), "]", "      ")}\n"
            + "    }";
    }

    private static string Column(ColumnSql column, TableShape table)
    {
        string? wasNamed = table.Renames.FirstOrDefault(rename => rename.Column == column.Name)?.WasNamed;
        return $"{Text(column.Name)}: {{ \"type\": {Text(column.Type)}, \"notNull\": {(column.NotNull ? "true" : "false")}"
            + (column.Default is null ? "" : $", \"default\": {Text(column.Default)}")
            + (column.Fill is null ? "" : $", \"fill\": {Text(column.Fill)}")
            + (wasNamed is null ? "" : $", \"wasNamed\": {Text(wasNamed)}")
            + " }";
    }

    private static string Block(string open, IEnumerable<string> items, string close, string indent)
    {
        string[] lines = [.. items.Select(item => $"\n{indent}  {item}")];
        return lines.Length == 0 ? open + close : $"{open}{string.Join(",", lines)}\n{indent}{close}";
    }

    private static string Text(string text)
    {
        var json = new StringBuilder("\"");
        foreach (char c in text)
        {
            bool isCode = char.IsControl(c) || char.IsSurrogate(c);
            json.Append(c is '"' or '\\' ? "\\" + c : isCode ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) : c.ToString());
        }

        return json.Append('"').ToString();
    }
}
