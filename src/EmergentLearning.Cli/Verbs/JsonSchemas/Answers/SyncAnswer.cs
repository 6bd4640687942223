using System.Text.Json.Nodes;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Cli.Verbs.JsonSchemas.Answers;

/// <summary>The answer of <c>elf sync</c> (<see cref="SyncView"/>).</summary>
internal static class SyncAnswer
{
    public static JsonObject Create() => Shape.Object(
        "What a sync found and did",
        new JsonObject
        {
            ["files"] = Shape.Of("How many files were compared", "integer"),
            ["in_step"] = Shape.Of("Whether database and files are in step now", "boolean"),
            ["issues"] = Shape.Array("What was not in step", Shape.Object("An issue", new JsonObject
            {
                ["kind"] = Shape.Words("What it is", Enum.GetValues<SyncIssueKind>().Select(SyncView.NameOf)),
                ["path"] = Shape.Of("The file, below the store's folder, or what names the row", "string"),
                ["detail"] = Shape.Of("What there is to know about it", "string", "null"),
                ["fixed"] = Shape.Of("Whether this run mended it", "boolean"),
            })),
        },
        new JsonObject { ["problem"] = Shape.Of("What keeps files or commits waiting; only when something does", "string") });
}
