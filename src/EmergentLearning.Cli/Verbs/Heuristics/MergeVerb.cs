using System.CommandLine;
using EmergentLearning.Cli.CommandLine;

namespace EmergentLearning.Cli.Verbs.Heuristics;

/// <summary><c>elf heuristic merge</c>: makes one rule of several.</summary>
internal static class MergeVerb
{
    public static Command Create()
    {
        Argument<string> survivor = HeuristicVerb.NewName();
        var others = new Argument<string[]>("others")
        {
            Description = "Those that it takes in, of the same domain", HelpName = "H-N|UID", Arity = ArgumentArity.OneOrMore,
        };
        var rule = new Option<string?>("--rule") { Description = "What the rule is to say, at most 500 characters; else it stays as it is", HelpName = "TEXT" };
        var verb = new Verb(
            "merge", "Makes one rule of several: the first gets what was counted of all, the others are archived and point to it",
            "elf heuristic merge H-12 H-15 --rule \"Retry with full jitter\"") { survivor, others, rule };
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => LifecycleRun.RunAsync(parsed, common, (lifecycle, token) =>
            lifecycle.MergeAsync(parsed.GetValue(survivor)!, parsed.GetValue(others)!, parsed.GetValue(rule), token)));
        return verb;
    }
}
