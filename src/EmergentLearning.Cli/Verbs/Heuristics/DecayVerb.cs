using System.CommandLine;
using EmergentLearning.Cli.CommandLine;

namespace EmergentLearning.Cli.Verbs.Heuristics;

/// <summary><c>elf heuristic decay</c>: lets time pass.</summary>
internal static class DecayVerb
{
    public static Command Create()
    {
        Option<bool> dryRun = DryRun.NewOption();
        var verb = new Verb(
            "decay", "Takes 8 % of confidence for each week without use; a rule falls asleep after 60 days, and is archived after 90 days asleep. "
            + "A second run of a day changes nothing",
            "elf heuristic decay --dry-run")
        {
            dryRun,
        };
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => parsed.GetValue(dryRun)
            ? DryRun.RunAsync(parsed, common, static reader => reader.PreviewDecay())
            : LifecycleRun.RunAsync(parsed, common, static (lifecycle, token) => lifecycle.DecayAsync(token)));
        return verb;
    }
}
