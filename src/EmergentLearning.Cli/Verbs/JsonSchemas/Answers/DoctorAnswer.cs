using System.Text.Json.Nodes;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory.Health;

namespace EmergentLearning.Cli.Verbs.JsonSchemas.Answers;

/// <summary>The answer of <c>elf doctor</c> (<see cref="DoctorReport"/>).</summary>
internal static class DoctorAnswer
{
    public static JsonObject Create() => Shape.Object("What the checks of a store found", new JsonObject
    {
        ["state"] = StateOf("The worst finding"),
        ["checks"] = Shape.Array("Every check", Shape.Object("A check", new JsonObject
        {
            ["name"] = Shape.Of("What was looked at; the same in every version", "string"),
            ["state"] = StateOf("What was found"),
            ["message"] = Shape.Of("The finding in words, and what to do; the words may change", "string"),
        })),
    });

    private static JsonObject StateOf(string description) => Shape.Words(description, Enum.GetValues<HealthState>().Select(DoctorReport.NameOf));
}
