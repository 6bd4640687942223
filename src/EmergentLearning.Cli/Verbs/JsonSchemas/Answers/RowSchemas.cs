using System.Text.Json.Nodes;
using EmergentLearning.Cli.Reports;

namespace EmergentLearning.Cli.Verbs.JsonSchemas.Answers;

/// <summary>The rows that questions answer with (<see cref="LearningColumns"/>, <see cref="HeuristicColumns"/>).</summary>
internal static class RowSchemas
{
    public static JsonObject Learning() => Shape.Object("A learning", LearningMembers());

    public static JsonObject FoundLearning() => Shape.Object("A learning that a search found", Found(LearningMembers()));

    public static JsonObject Heuristic() => Shape.Object("A heuristic", HeuristicMembers());

    public static JsonObject FoundHeuristic() => Shape.Object("A heuristic that a search found", Found(HeuristicMembers()));

    private static JsonObject LearningMembers() => new()
    {
        ["id"] = Shape.Of("The number of its row", "integer"),
        ["type"] = Shape.Of("failure, success, heuristic, experiment or observation", "string"),
        ["filepath"] = Shape.Of("Its file, below the store's folder", "string"),
        ["title"] = Shape.Of("The title", "string"),
        ["summary"] = Shape.Of("What happened", "string", "null"),
        ["tags"] = Shape.Of("Tags with commas between them", "string", "null"),
        ["domain"] = Shape.Of("The area of work", "string", "null"),
        ["severity"] = Shape.Of("1 to 5", "integer", "null"),
        ["created_at"] = Shape.Of("When it was made, in UTC", "string", "null"),
        ["updated_at"] = Shape.Of("When it was last changed, in UTC", "string", "null"),
        ["uid"] = Shape.Of("Its name on every machine; null until the next sync", "string", "null"),
        ["links"] = LinkSchema.Create(),
    };

    private static JsonObject HeuristicMembers() => new()
    {
        ["id"] = Shape.Of("The number of its row", "integer"),
        ["domain"] = Shape.Of("The area of work", "string"),
        ["rule"] = Shape.Of("The rule", "string"),
        ["explanation"] = Shape.Of("Why it holds", "string", "null"),
        ["source_type"] = Shape.Of("Where it comes from", "string", "null"),
        ["source_id"] = Shape.Of("A row that it comes from, as another tool wrote it", "integer", "null"),
        ["confidence"] = Shape.Of("0 to 1", "number", "null"),
        ["times_validated"] = Shape.Of("How often it proved right", "integer", "null"),
        ["times_violated"] = Shape.Of("How often it was broken", "integer", "null"),
        ["is_golden"] = Shape.Of("1 for a golden rule", "integer", "null"),
        ["created_at"] = Shape.Of("When it was made, in UTC", "string", "null"),
        ["updated_at"] = Shape.Of("When it was last changed, in UTC", "string", "null"),
        ["uid"] = Shape.Of("Its name on every machine; null until the next sync", "string", "null"),
        ["filepath"] = Shape.Of("Its file, below the store's folder", "string", "null"),
        ["anchor"] = Shape.Of("Its label in that file", "string", "null"),
        ["times_contradicted"] = Shape.Of("How often what happened said the opposite", "integer", "null"),
        ["status"] = Shape.Of("Where it is in its life", "string", "null"),
        ["last_used_at"] = Shape.Of("When it was last put to the test, in UTC", "string", "null"),
        ["dormant_since"] = Shape.Of("The day on which it fell asleep; null while it is awake", "string", "null"),
        ["merged_into"] = Shape.Of("The uid of the rule that it was merged into", "string", "null"),
        ["links"] = LinkSchema.Create(),
    };

    private static JsonObject Found(JsonObject members)
    {
        members["score"] = Shape.Of("How well it matches; more is better", "number");
        members["snippet"] = Shape.Of("The part that matches best, in one line", "string");
        return members;
    }
}
