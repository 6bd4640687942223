using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Cli.Verbs;

/// <summary><c>elf record failure</c>, with the flags and the environment variables of the original's script.</summary>
internal sealed class RecordFailure
{
    private readonly Option<string?> _title = new("--title")
    {
        Description = "What failed, 1 to 500 characters; else $FAILURE_TITLE",
        HelpName = "TEXT",
    };

    private readonly Option<string?> _domain = new("--domain")
    {
        Description = "The area of work, 1 to 100 characters; else $FAILURE_DOMAIN",
        HelpName = "NAME",
    };

    private readonly Option<string?> _severity = new("--severity")
    {
        Description = "1-5, low, medium, high or critical; else $FAILURE_SEVERITY, else 3",
        HelpName = "LEVEL",
    };

    private readonly Option<string?> _tags = new("--tags")
    {
        Description = "Tags with commas between them; else $FAILURE_TAGS",
        HelpName = "a,b",
    };

    private readonly Option<string?> _summary = new("--summary")
    {
        Description = "What happened, at most 50000 characters; else $FAILURE_SUMMARY",
        HelpName = "TEXT",
    };

    public static Command Create()
    {
        var options = new RecordFailure();
        var verb = new Verb(
            "failure",
            "Records a failure",
            "elf record failure --title \"Retry storm\" --domain http --severity high --tags retry,jitter --summary \"No jitter.\"")
        {
            options._title,
            options._domain,
            options._severity,
            options._tags,
            options._summary,
        };
        RecordOptions common = RecordOptions.AddTo(verb);
        verb.SetAction(parsed => RunAsync(parsed, options, common));
        return verb;
    }

    private static Task<int> RunAsync(ParseResult parsed, RecordFailure options, RecordOptions common)
    {
        // Checked before the store is opened: refused input must not even create one.
        FailureInput input = options.Read(parsed).Validate();
        return common.RunAsync(parsed, (store, level, token) => store.RecordAsync(input, level, token));
    }

    private FailureInput Read(ParseResult parsed) => new()
    {
        Title = Values.Required(parsed.GetValue(_title), "--title", "FAILURE_TITLE"),
        Domain = Values.Required(parsed.GetValue(_domain), "--domain", "FAILURE_DOMAIN"),
        Severity = Values.OrEnvironment(parsed.GetValue(_severity), "FAILURE_SEVERITY") is { } severity
            ? Severity.Parse(severity)
            : Severity.Default,
        Tags = Values.OrEnvironment(parsed.GetValue(_tags), "FAILURE_TAGS") ?? "",
        Summary = Values.OrEnvironment(parsed.GetValue(_summary), "FAILURE_SUMMARY") ?? "",
    };
}
