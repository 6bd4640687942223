using System.Text.Json.Nodes;
using EmergentLearning.Cli.Reports.Links;

namespace EmergentLearning.Cli.Verbs.JsonSchemas.Answers;

/// <summary>The answer of <c>elf link</c> (<see cref="LinksReport"/>).</summary>
internal static class LinkAnswer
{
    public static JsonObject Create() => Shape.Object("The links of one record", new JsonObject
    {
        ["kind"] = Shape.Of("The record's kind", "string"),
        ["id"] = Shape.Of("The number of its row", "integer"),
        ["uid"] = Shape.Of("Its name on every machine; null until the next sync", "string", "null"),
        ["filepath"] = Shape.Of("Its file, below the store's folder", "string", "null"),
        ["links"] = LinkSchema.Create(),
        ["changed"] = Shape.Of("Whether this run changed a link", "boolean"),
        ["commit"] = Shape.Of("The commit; null when nothing changed, or it is pending", "string", "null"),
    });
}
