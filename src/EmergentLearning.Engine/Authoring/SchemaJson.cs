using System.Text.Json;

namespace EmergentLearning.Engine.Authoring;

/// <summary>Reads tables in the form in which the generator and the lock write them.</summary>
internal static class SchemaJson
{
    /// <summary>What a compiled store says of itself.</summary>
    public static StoreShape ReadStore(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return new StoreShape(document.RootElement.GetProperty("store").GetString()!, ReadTables(document.RootElement));
    }

    public static IReadOnlyList<TableShape> ReadTables(JsonElement store) =>
        [.. store.GetProperty("tables").EnumerateObject().Select(Table)];

    private static TableShape Table(JsonProperty table) => new()
    {
        Name = table.Name,
        Columns = [.. table.Value.GetProperty("columns").EnumerateObject().Select(Column)],
        Create = string.Join('\n', Strings(table.Value.GetProperty("create"))),
        Objects = [.. Strings(table.Value.GetProperty("objects"))],
        WasNamed = Optional(table.Value, "wasNamed"),
    };

    private static ColumnShape Column(JsonProperty column) => new(
        column.Name,
        column.Value.GetProperty("type").GetString()!,
        column.Value.GetProperty("notNull").GetBoolean(),
        Optional(column.Value, "default"),
        Optional(column.Value, "wasNamed"))
    {
        Fill = Optional(column.Value, "fill"),
    };

    private static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(item => item.GetString()!);

    private static string? Optional(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
