using System.CommandLine;
using EmergentLearning.Cli.CommandLine;

namespace EmergentLearning.Cli.Verbs.Heuristics;

/// <summary><c>elf heuristic decay</c>: lets time pass.</summary>
internal static class DecayVerb
{
    public static Command Create()
    {
        var verb = new Verb(
            "decay", "Takes 8 % of confidence for each week without use; 60 days without make a rule dormant, 150 archived. A second run of a day changes nothing",
            "elf heuristic decay --format json");
        CommonOptions common = CommonOptions.AddTo(verb);
        verb.SetAction(parsed => LifecycleRun.RunAsync(parsed, common, static (lifecycle, token) => lifecycle.DecayAsync(token)));
        return verb;
    }
}
