using System.Text.Json;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Cli.Verbs.Build;

/// <summary>The records that a project lists as <c>LearningRecord</c> items.</summary>
internal sealed record LearningItems(IReadOnlyList<FailureInput> Failures, IReadOnlyList<HeuristicInput> Heuristics)
{
    public bool IsEmpty => Failures.Count == 0 && Heuristics.Count == 0;

    public static LearningItems Read(BuildInput input)
    {
        var failures = new List<FailureInput>();
        var heuristics = new List<HeuristicInput>();
        foreach (JsonElement item in input.Each("records"))
        {
            switch (Text(item, "kind"))
            {
                case "failure":
                    failures.Add(Failure(item));
                    break;
                case "heuristic":
                    heuristics.Add(Heuristic(item));
                    break;
                case var kind:
                    throw ParseFault.Input($"The kind '{kind}' of the record '{Text(item, "title")}' is not known. Use failure or heuristic.");
            }
        }

        return new LearningItems(failures, heuristics);
    }

    private static FailureInput Failure(JsonElement item) => new FailureInput
    {
        Title = Text(item, "title"),
        Domain = Text(item, "domain"),
        Severity = Text(item, "severity") is { Length: > 0 } severity ? Severity.Parse(severity) : Severity.Default,
        Tags = Text(item, "tags"),
        Summary = Text(item, "summary"),
    }.Validate();

    private static HeuristicInput Heuristic(JsonElement item) => new HeuristicInput
    {
        Rule = Text(item, "title"),
        Domain = Text(item, "domain"),
        Explanation = Text(item, "explanation"),
        Source = Text(item, "source") is { Length: > 0 } source ? source : "observation",
        Confidence = Text(item, "confidence") is { Length: > 0 } confidence ? Confidence.Parse(confidence) : Confidence.Default,
    }.Validate();

    private static string Text(JsonElement item, string name) => BuildInput.Text(item, name) ?? "";
}
