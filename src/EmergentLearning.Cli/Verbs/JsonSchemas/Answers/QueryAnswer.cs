using System.Text.Json.Nodes;
using EmergentLearning.Cli.Reports;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Verbs.JsonSchemas.Answers;

/// <summary>The answers of <c>elf query</c>: each question has its own in <c>$defs</c>, and the whole is any of them.</summary>
internal static class QueryAnswer
{
    public static JsonObject Create()
    {
        JsonObject answers = new()
        {
            ["learnings"] = Shape.Array("--recent, --tags, --fingerprint, a filter", Shape.Reference("learning")),
            ["domain"] = Domain(),
            ["search"] = Search(),
            ["context"] = Context(),
            ["stats"] = StatisticsAnswer.Create(),
            ["accountability"] = Accountability(),
        };
        foreach (RecordKind kind in Listed)
            answers[$"list of {kind.Name}"] = Shape.Array($"--{kind.List!.Flag}", Shape.Reference(kind.Name));

        JsonNode[] any = [.. answers.Select(static answer => Shape.Reference(answer.Key))];
        answers["learning"] = RowSchemas.Learning();
        answers["heuristic"] = RowSchemas.Heuristic();
        answers["found learning"] = RowSchemas.FoundLearning();
        answers["found heuristic"] = RowSchemas.FoundHeuristic();
        foreach (RecordKind kind in Listed)
            answers[kind.Name] = ShownSchema.Create(kind);
        return new JsonObject { ["anyOf"] = new JsonArray(any), ["$defs"] = answers };
    }

    private static IEnumerable<RecordKind> Listed => RecordKinds.All.Where(static kind => kind.List is not null);

    private static JsonObject Domain() => Shape.Object("--domain alone", new JsonObject
    {
        ["domain"] = Shape.Of("The domain that was asked for", "string"),
        ["heuristics"] = Shape.Array("By confidence", Shape.Reference("heuristic")),
        ["learnings"] = Shape.Array("The newest first", Shape.Reference("learning")),
        ["count"] = Shape.Object("How many of each", new JsonObject
        {
            ["heuristics"] = Shape.Of("Of the list", "integer"),
            ["learnings"] = Shape.Of("Of the list", "integer"),
        }),
    });

    private static JsonObject Search() => Shape.Object("--search, --similar-to", new JsonObject
    {
        ["query"] = Shape.Of("What was searched for", "string"),
        ["learnings"] = Shape.Array("The best first", Shape.Reference("found learning")),
        ["heuristics"] = Shape.Array("The best first", Shape.Reference("found heuristic")),
    });

    /// <summary><see cref="ContextReport"/>.</summary>
    private static JsonObject Context() => Shape.Object(
        "--context",
        new JsonObject
        {
            ["context"] = Shape.Of("The context, as Markdown", "string"),
            ["max_tokens"] = Shape.Of("The budget", "integer"),
            ["tokens"] = Shape.Of("What it takes of the budget", "integer"),
            ["characters"] = Shape.Of("Its length", "integer"),
            ["included"] = Shape.Of("How many records are in it", "integer"),
            ["left_out"] = Shape.Of("How many were not chosen", "integer"),
        },
        new JsonObject
        {
            ["choices"] = Shape.Array("With --explain: every record that was looked at", Shape.Object("A choice", new JsonObject
            {
                ["section"] = Shape.Of("Where it stands", "string"),
                ["record"] = Shape.Of("The record", "string"),
                ["included"] = Shape.Of("Whether it is in the context", "boolean"),
                ["reason"] = Shape.Of("Why, or why not; the words may change", "string"),
                ["score"] = Shape.Of("How relevant it is", "number"),
                ["parts"] = Shape.Map("The factors of the score", "number"),
                ["characters"] = Shape.Of("The length of its text", "integer"),
                ["text"] = Shape.Of("Its text", "string"),
            })),
        });

    /// <summary><see cref="AccountabilityReport"/>.</summary>
    private static JsonObject Accountability() => Shape.Object("--accountability-banner", new JsonObject
    {
        ["total"] = Shape.Of("Violations in the days", "integer"),
        ["acknowledged"] = Shape.Of("Those that somebody looked at", "integer"),
        ["unacknowledged"] = Shape.Of("The others", "integer"),
        ["by_rule"] = Shape.Array("The most broken first", Shape.Object("A rule", new JsonObject
        {
            ["rule_id"] = Shape.Of("Its number", "integer"),
            ["rule_name"] = Shape.Of("What it is called", "string"),
            ["count"] = Shape.Of("How often it was broken", "integer"),
        })),
        ["recent"] = Shape.Array("The newest first", Shape.Object("A violation", new JsonObject
        {
            ["rule_id"] = Shape.Of("The rule's number", "integer"),
            ["rule_name"] = Shape.Of("What it is called", "string"),
            ["description"] = Shape.Of("What happened", "string"),
            ["date"] = Shape.Of("When", "string"),
        })),
        ["days"] = Shape.Of("How many days back", "integer"),
        ["status"] = Shape.Words("What so many are called", ["NORMAL", "WARNING", "PROBATION", "CRITICAL"]),
    });
}
