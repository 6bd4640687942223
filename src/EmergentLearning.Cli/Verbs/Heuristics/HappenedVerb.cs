using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Memory.Lifecycle;

namespace EmergentLearning.Cli.Verbs.Heuristics;

/// <summary><c>elf heuristic validate</c>, <c>violate</c> and <c>contradict</c>.</summary>
internal static class HappenedVerb
{
    public static Command Create(string name, string description, HeuristicEvent happened)
    {
        Argument<string> rule = HeuristicVerb.NewName();
        var reason = new Option<string?>("--reason") { Description = "What happened, at most 1000 characters", HelpName = "TEXT" };
        var verb = new Verb(name, description, $"elf heuristic {name} H-12 --reason \"Seen again in the storm test\"") { rule, reason };
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => LifecycleRun.RunAsync(parsed, common, async (lifecycle, token) =>
            [await lifecycle.ApplyAsync(parsed.GetValue(rule)!, happened, parsed.GetValue(reason), token).ConfigureAwait(false)]));
        return verb;
    }
}
