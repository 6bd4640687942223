using System.Text.Json.Nodes;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Verbs.JsonSchemas;

/// <summary>The object with which <c>elf show --format json</c> answers (<see cref="ShowReport"/>). More members may be added to it.</summary>
internal static class ShownSchema
{
    public static JsonObject Create(RecordKind kind)
    {
        var members = new JsonObject
        {
            ["kind"] = new JsonObject { ["const"] = kind.Name },
            ["id"] = Shape.Of("The number of its row", "integer"),
            ["uid"] = Shape.Of("Its name on every machine; null until the next sync", "string", "null"),
            ["filepath"] = Shape.Of("Its file, below the store's folder", "string", "null"),
            ["created_at"] = Shape.Of("When it was made", "string", "null"),
        };
        foreach (KindField field in kind.Fields)
            members[field.Column] = Shape.Of(field.Help, TypesOf(field));
        if (kind.UpdatedColumn is { } updated)
            members[updated] = Shape.Of("When it was last changed", "string", "null");
        foreach (string column in kind.RowColumns)
            members[column] = Shape.Of("A number that stands in the row alone, or in its file as well", "number", "string", "null");
        members["links"] = LinkSchema.Create();

        var always = new JsonArray([.. members.Select(static member => (JsonNode)member.Key)]);
        members["deleted_at"] = Shape.Of("When it was found to be deleted; absent for a record that is not", "string");
        members["deleted_reason"] = Shape.Of("How it was deleted; absent for a record that is not", "string");
        return new JsonObject { ["title"] = kind.Name, ["type"] = "object", ["properties"] = members, ["required"] = always };
    }

    // SQLite lets another tool store a text in a column of numbers; it is shown as it is.
    private static string[] TypesOf(KindField field) => field.Type switch
    {
        FieldType.Confidence => ["number", "null"],
        FieldType.Whole or FieldType.Severity => ["number", "string", "null"],
        _ => ["string", "null"],
    };
}
