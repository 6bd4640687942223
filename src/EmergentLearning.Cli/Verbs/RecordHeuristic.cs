using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf record heuristic</c>, with the flags and the environment variables of the original's script.</summary>
internal sealed class RecordHeuristic
{
    private readonly Option<string?> _domain = new("--domain")
    {
        Description = "The area of work, which names the file; else $HEURISTIC_DOMAIN",
        HelpName = "NAME",
    };

    private readonly Option<string?> _rule = new("--rule")
    {
        Description = "The rule, 1 to 500 characters; else $HEURISTIC_RULE",
        HelpName = "TEXT",
    };

    private readonly Option<string?> _explanation = new("--explanation")
    {
        Description = "Why it holds, at most 5000 characters; else $HEURISTIC_EXPLANATION",
        HelpName = "TEXT",
    };

    private readonly Option<string?> _source = new("--source")
    {
        Description = "failure, success or observation (default); else $HEURISTIC_SOURCE",
        HelpName = "KIND",
    };

    private readonly Option<string?> _confidence = new("--confidence")
    {
        Description = "0 to 1, low, medium or high; else $HEURISTIC_CONFIDENCE, else 0.7",
        HelpName = "VALUE",
    };

    public static Command Create()
    {
        var options = new RecordHeuristic();
        var verb = new Verb(
            "heuristic",
            "Records a rule that was learned",
            "elf record heuristic --domain http --rule \"Retry with jitter\" --source failure --confidence high")
        {
            options._domain,
            options._rule,
            options._explanation,
            options._source,
            options._confidence,
        };
        RecordOptions common = RecordOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(parsed, options, common));
        return verb;
    }

    private static Task<int> RunAsync(ParseResult parsed, RecordHeuristic options, RecordOptions common)
    {
        // Checked before the store is opened: refused input must not even create one.
        HeuristicInput input = options.Read(parsed).Validate();
        return common.RunAsync(parsed, (store, level, token) => store.RecordAsync(input, level, token));
    }

    private HeuristicInput Read(ParseResult parsed) => new()
    {
        Domain = Values.Required(parsed.GetValue(_domain), "--domain", "HEURISTIC_DOMAIN"),
        Rule = Values.Required(parsed.GetValue(_rule), "--rule", "HEURISTIC_RULE"),
        Explanation = Values.OrEnvironment(parsed.GetValue(_explanation), "HEURISTIC_EXPLANATION") ?? "",
        Source = Values.OrEnvironment(parsed.GetValue(_source), "HEURISTIC_SOURCE") ?? "observation",
        Confidence = Values.OrEnvironment(parsed.GetValue(_confidence), "HEURISTIC_CONFIDENCE") is { } confidence
            ? Confidence.Parse(confidence)
            : Confidence.Default,
    };
}
