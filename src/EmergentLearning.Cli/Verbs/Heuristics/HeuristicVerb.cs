using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Memory.Lifecycle;

namespace EmergentLearning.Cli.Verbs.Heuristics;

/// <summary><c>elf heuristic</c>: the life of rules.</summary>
internal static class HeuristicVerb
{
    public static Command Create()
    {
        var verb = new Verb(
            "heuristic", "Says what happened to a rule: its confidence, row, file and commit follow",
            "elf heuristic validate H-12 --reason \"The retry with jitter held under load\"")
        {
            HappenedVerb.Create("validate", "A rule was followed and proved right: more confidence", HeuristicEvent.Validation),
            HappenedVerb.Create("violate", "A rule was broken: less confidence", HeuristicEvent.Violation),
            HappenedVerb.Create("contradict", "What happened says the opposite of a rule: much less confidence", HeuristicEvent.Contradiction),
            DecayVerb.Create(),
            LimitVerb.Create(),
            SimilarVerb.Create(),
            MergeVerb.Create(),
            PromoteVerb.Create(),
            AuditVerb.Create(),
        };
        HelpText.ShowWithoutVerb(verb);
        return verb;
    }

    /// <summary>The argument that names a rule.</summary>
    public static Argument<string> NewName() => new("heuristic") { Description = "Its number (12 or H-12) or its uid", HelpName = "H-N|UID" };
}
