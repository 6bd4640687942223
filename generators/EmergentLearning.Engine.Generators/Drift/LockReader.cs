using System.Globalization;
using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Shared;

namespace EmergentLearning.Engine.Generators.Drift;

/// <summary>Reads <c>schema.lock.json</c>.</summary>
internal static class LockReader
{
    private const string Format = "1";

    public static LockModel Read(string path, string text)
    {
        JsonNode? root = JsonText.Read(text, out int failure);
        if (root is null)
            return Broken(path, text, failure, "it is not JSON here");
        if (root["format"]?.Text is not Format)
            return Broken(path, text, 0, $"its format is not {Format}");
        if (root["stores"] is not { Text: null } stores || stores.Members.Select(Store).ToArray() is not { } read || read.Any(store => store is null))
            return Broken(path, text, 0, "a store in it is not complete");
        return new LockModel(path, read.OfType<LockedStoreModel>().ToEquatable());
    }

    private static LockedStoreModel? Store(KeyValuePair<string, JsonNode> store) =>
        int.TryParse(store.Value["version"]?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int version)
        && store.Value["tables"] is { } tables
            ? new LockedStoreModel(store.Key, version, tables.Members.Select(Table).ToEquatable())
            : null;

    private static TableShape Table(KeyValuePair<string, JsonNode> table) => new()
    {
        Name = table.Key,
        Columns = Members(table.Value["columns"]).Select(Column).ToEquatable(),
        Create = string.Join("\n", Members(table.Value["create"]).Select(line => line.Value.Text)),
        Objects = Members(table.Value["objects"]).Select(sql => sql.Value.Text ?? "").ToEquatable(),
    };

    private static ColumnSql Column(KeyValuePair<string, JsonNode> column) =>
        new(column.Key, column.Value["type"]?.Text ?? "", column.Value["notNull"]?.Text == "true", column.Value["default"]?.Text);

    private static IReadOnlyList<KeyValuePair<string, JsonNode>> Members(JsonNode? node) => node?.Members ?? [];

    private static LockModel Broken(string path, string text, int position, string reason)
    {
        string before = text.Substring(0, position);
        var problem = new DiagnosticModel(DiagnosticIds.LockUnreadable, path, position, position < text.Length ? 1 : 0, new([reason]))
        {
            Line = before.Count(c => c == '\n'),
            Column = position - (before.LastIndexOf('\n') + 1),
        };
        return new LockModel(path, new([])) { Problem = problem };
    }
}
