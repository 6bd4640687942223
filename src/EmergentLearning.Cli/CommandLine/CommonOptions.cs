using System.CommandLine;
using EmergentLearning.Cli.Output;

namespace EmergentLearning.Cli.CommandLine;

/// <summary>What every verb takes: where the store is, and how to answer. One instance belongs to one verb.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string?> _basePath = new("--base-path")
    {
        Description = "The folder of the store; else $EMERGENT_LEARNING_HOME, else ~/.claude/emergent-learning",
        HelpName = "DIR",
    };

    private readonly Option<string?> _format = new("--format") { Description = "text (default), json or csv", HelpName = "text|json|csv" };

    /// <summary>Adds the options to a verb.</summary>
    public static CommonOptions AddTo(Command verb)
    {
        var common = new CommonOptions();
        verb.Options.Add(common._basePath);
        verb.Options.Add(common._format);
        return common;
    }

    /// <summary>The absolute path of the store's folder.</summary>
    public string Folder(ParseResult parsed) => StoreLocation.Find(parsed.GetValue(_basePath));

    /// <summary>How to answer. Asked before anything is done, so that a misspelt one changes nothing.</summary>
    public OutputFormat Format(ParseResult parsed) => FormatOf(parsed.GetValue(_format));

    /// <summary>The format of that name.</summary>
    public static OutputFormat FormatOf(string? name) => name switch
    {
        null or "text" => OutputFormat.Text,
        "json" => OutputFormat.Json,
        "csv" => OutputFormat.Csv,
        string other => throw ParseFault.Input($"The format '{other}' is not known. Use text, json or csv."),
    };
}
