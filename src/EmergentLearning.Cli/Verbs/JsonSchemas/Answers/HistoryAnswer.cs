using System.Text.Json.Nodes;
using EmergentLearning.Cli.Reports;

namespace EmergentLearning.Cli.Verbs.JsonSchemas.Answers;

/// <summary>The answer of <c>elf history</c> (<see cref="HistoryReport"/>).</summary>
internal static class HistoryAnswer
{
    public static JsonObject Create() => Shape.Object("The commits of a record's file", new JsonObject
    {
        ["kind"] = Shape.Of("The record's kind", "string"),
        ["id"] = Shape.Of("The number of its row", "integer"),
        ["path"] = Shape.Of("Its file, below the store's folder", "string"),
        ["commits"] = Shape.Array("The newest first", Shape.Object("A commit", new JsonObject
        {
            ["commit"] = Shape.Of("Its full name", "string"),
            ["time"] = Shape.Of("When, in ISO 8601", "string"),
            ["author"] = Shape.Of("The author's name", "string"),
            ["subject"] = Shape.Of("The first line of its message", "string"),
        })),
    });
}
