using System.CommandLine;
using EmergentLearning.Cli.CommandLine;

namespace EmergentLearning.Cli.Verbs.Heuristics;

/// <summary><c>elf heuristic promote</c>: makes a rule golden, when a person approves.</summary>
internal static class PromoteVerb
{
    public static Command Create()
    {
        Argument<string> rule = HeuristicVerb.NewName();
        var approvedBy = new Option<string?>("--approved-by") { Description = "The person who approves (required)", HelpName = "NAME" };
        var title = new Option<string?>("--name") { Description = "What the golden rule is called; else the rule itself", HelpName = "TEXT" };
        var verb = new Verb(
            "promote", "Makes a rule golden: confidence 0.9, 10 validations, 10 times as many as violations, and a person's approval",
            "elf heuristic promote H-12 --approved-by \"Ada Lovelace\" --name \"Retry with jitter\"")
        {
            rule,
            approvedBy,
            title,
        };
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed =>
        {
            string person = parsed.GetValue(approvedBy)
                ?? throw ParseFault.Input("A golden rule needs a person's approval. Give the name of who approves with --approved-by.");
            return LifecycleRun.RunAsync(parsed, common, async (lifecycle, token) =>
                [await lifecycle.PromoteAsync(parsed.GetValue(rule)!, person, parsed.GetValue(title), token).ConfigureAwait(false)]);
        });
        return verb;
    }
}
