using System.Text.Json.Nodes;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Verbs.JsonSchemas;

/// <summary>A JSON schema (draft 2020-12) as a whole document, under a name that says its version.</summary>
internal static class SchemaDocument
{
    /// <summary>Raised when something that was valid no longer is, or a member of an answer is gone.</summary>
    private const string Version = "1";

    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>The schema of one kind, or of any record with all kinds in <c>$defs</c>.</summary>
    /// <param name="subject">What is described: <c>record</c> or <c>show</c>.</param>
    /// <param name="create">Makes the schema of a kind.</param>
    /// <param name="kind">The kind, or <see langword="null"/> for all.</param>
    public static JsonObject Create(string subject, Func<RecordKind, JsonObject> create, RecordKind? kind) =>
        kind is null ? Create(subject, OfAll(create)) : Create($"{subject}:{kind.Name}", create(kind));

    /// <summary>The schema of an answer that has no kinds.</summary>
    /// <param name="subject">What answers.</param>
    /// <param name="schema">The schema.</param>
    public static JsonObject Create(string subject, JsonObject schema)
    {
        schema.Insert(0, "$schema", Dialect);
        schema.Insert(1, "$id", $"urn:elf:schema:{subject}:{Version}");
        return schema;
    }

    private static JsonObject OfAll(Func<RecordKind, JsonObject> create)
    {
        var kinds = new JsonObject();
        foreach (RecordKind kind in RecordKinds.All)
            kinds[kind.Name] = create(kind);
        IEnumerable<JsonNode> references = RecordKinds.All.Select(static kind => new JsonObject { ["$ref"] = $"#/$defs/{kind.Name}" });
        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("kind"),
            ["oneOf"] = new JsonArray([.. references]),
            ["$defs"] = kinds,
        };
    }
}
