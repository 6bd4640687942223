using System.Text.Json.Nodes;
using EmergentLearning.Cli.Reports.Links;
using EmergentLearning.Memory.Linking;

namespace EmergentLearning.Cli.Verbs.JsonSchemas;

/// <summary>The links of a record in an answer (<see cref="LinkText"/>).</summary>
internal static class LinkSchema
{
    public static JsonObject Create() => Shape.Array(
        "What the record is to others, whichever of the two files states it",
        Shape.Object("A link", new JsonObject
        {
            ["relation"] = Shape.Words("What this record is to the other", LinkRelation.All.SelectMany(static each => new[] { each.Name, each.Inverse }).Distinct()),
            ["uid"] = Shape.Of("The other record's name on every machine", "string"),
            ["kind"] = Shape.Of("Its kind; null when it is not in this store", "string", "null"),
            ["id"] = Shape.Of("The number of its row; null when it is not in this store", "integer", "null"),
            ["title"] = Shape.Of("What it is called; null when it is not in this store", "string", "null"),
        }));
}
