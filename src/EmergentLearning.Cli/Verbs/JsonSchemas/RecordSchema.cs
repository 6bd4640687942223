using System.Text.Json.Nodes;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Verbs.JsonSchemas;

/// <summary>The record that <c>elf record --stdin</c> reads, made from the kind's declaration.</summary>
internal static class RecordSchema
{
    /// <summary>An object of one kind.</summary>
    public static JsonObject Create(RecordKind kind)
    {
        var members = new JsonObject { ["kind"] = new JsonObject { ["const"] = kind.Name } };
        foreach (KindField field in kind.Fields.Where(static field => field.IsGiven))
            members[field.Name] = FieldSchema.Create(field);

        IEnumerable<JsonNode> required = kind.Fields
            .Where(static field => field is { IsGiven: true, IsRequired: true })
            .Select(static field => (JsonNode)field.Name);
        return new JsonObject
        {
            ["title"] = kind.Name,
            ["description"] = kind.Description,
            ["type"] = "object",
            ["properties"] = members,
            ["required"] = new JsonArray([.. required]),
            ["additionalProperties"] = false,
        };
    }
}
