using System.Text.Json.Nodes;
using EmergentLearning.Cli.Reports;

namespace EmergentLearning.Cli.Verbs.JsonSchemas.Answers;

/// <summary>The answer of <c>elf stats</c> and <c>elf query --stats</c> (<see cref="StatisticsReport"/>).</summary>
internal static class StatisticsAnswer
{
    public static JsonObject Create() => Shape.Object("How much there is of everything", new JsonObject
    {
        ["learnings"] = Shape.Of("All learnings", "integer"),
        ["learnings_by_type"] = Shape.Map("By type", "integer"),
        ["learnings_by_domain"] = Shape.Map("By domain; the empty name is that of none", "integer"),
        ["learnings_by_severity"] = Shape.Map("By severity", "integer"),
        ["learnings_by_week"] = Shape.Map("Of each of the last twelve weeks, by their Mondays", "integer"),
        ["heuristics"] = Shape.Of("All heuristics", "integer"),
        ["heuristics_by_domain"] = Shape.Map("By domain", "integer"),
        ["heuristics_by_status"] = Shape.Map("By where they are in their life", "integer"),
        ["heuristics_by_confidence"] = Shape.Map("By tenths of confidence", "integer"),
        ["golden_rules"] = Shape.Of("How many heuristics are golden rules", "integer"),
        ["violations_7_days"] = Shape.Of("Violations of golden rules in seven days", "integer"),
        ["others_by_status"] = Shape.Map("Rows of other kinds, by table and status", "integer"),
        ["pending_files"] = Shape.Of("How many changes wait for their file", "integer"),
        ["pending_commits"] = Shape.Of("How many changes wait for their commit", "integer"),
    });
}
