using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EmergentLearning.Engine.Authoring;

/// <summary>Writes the lock: always the same text for the same schema, a line for each column, so that a change of one is a change of a line.</summary>
internal static class LockText
{
    // Quotes and letters beyond ASCII stand as themselves: the file is read by people.
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(SchemaLock released)
    {
        IEnumerable<LockedStore> stores = released.Stores.OrderBy(store => store.Name, StringComparer.Ordinal);
        return $"{{\n  \"format\": 1,\n  \"stores\": {Block('{', stores.Select(Store), '}', "  ")}\n}}\n";
    }

    private static string Store(LockedStore store) =>
        $"{Text(store.Name)}: {{\n      \"version\": {store.Version.ToString(CultureInfo.InvariantCulture)},\n      \"tables\": "
        + Block('{', store.Tables.OrderBy(table => table.Name, StringComparer.Ordinal).Select(Table), '}', "      ")
        + "\n    }";

    private static string Table(TableShape table)
    {
        const string Indent = "          ";
        return $"{Text(table.Name)}: {{\n"
            + $"{Indent}\"columns\": {Block('{', table.Columns.Select(Column), '}', Indent)},\n"
            + $"{Indent}\"create\": {Block('[', table.Create.Split('\n').Select(Text), ']', Indent)},\n"
            + $"{Indent}\"objects\": {Block('[', table.Objects.Select(Text), ']', Indent)}\n"
            + "        }";
    }

    private static string Column(ColumnShape column) =>
        $"{Text(column.Name)}: {{ \"type\": {Text(column.Type)}, \"notNull\": {(column.NotNull ? "true" : "false")}"
        + (column.Default is null ? " }" : $", \"default\": {Text(column.Default)} }}");

    private static string Block(char open, IEnumerable<string> items, char close, string indent)
    {
        string[] lines = [.. items.Select(item => $"\n{indent}  {item}")];
        return lines.Length == 0 ? $"{open}{close}" : $"{open}{string.Join(',', lines)}\n{indent}{close}";
    }

    private static string Text(string text) => $"\"{JsonEncodedText.Encode(text, Relaxed.Encoder)}\"";
}
