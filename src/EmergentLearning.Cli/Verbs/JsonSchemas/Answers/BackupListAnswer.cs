using System.Text.Json.Nodes;
using EmergentLearning.Cli.Reports;

namespace EmergentLearning.Cli.Verbs.JsonSchemas.Answers;

/// <summary>The answer of <c>elf backup list</c> (<see cref="BackupFilesReport"/>).</summary>
internal static class BackupListAnswer
{
    public static JsonObject Create() => Shape.Object("The backups of a store", new JsonObject
    {
        ["backups"] = Shape.Array("The newest first", Shape.Object("A backup", new JsonObject
        {
            ["name"] = Shape.Of("What `elf restore` takes", "string"),
            ["made_at"] = Shape.Of("When, in UTC", "string"),
            ["bytes"] = Shape.Of("How large the file is", "integer"),
            ["encrypted"] = Shape.Of("Whether it needs a key", "boolean"),
            ["safety"] = Shape.Of("Whether it was made before a restore", "boolean"),
            ["path"] = Shape.Of("The file", "string"),
        })),
    });
}
