using System.CommandLine;
using EmergentLearning.Cli.Output;

namespace EmergentLearning.Cli.CommandLine;

/// <summary>What every verb takes: where the store is, and how to answer. One instance belongs to one verb.</summary>
internal sealed class CommonOptions
{
    /// <summary>The names of the formats, for the help.</summary>
    public const string FormatNames = "text|table|json|jsonl|csv|markdown";

    /// <summary>What the help says of them.</summary>
    public const string FormatDescription = "How to answer; text unless told otherwise";

    private readonly Option<string?> _basePath = new("--base-path")
    {
        Description = "The folder of the store; else $EMERGENT_LEARNING_HOME, else ~/.claude/emergent-learning",
        HelpName = "DIR",
    };

    private readonly Option<string?> _format = new("--format") { Description = FormatDescription, HelpName = FormatNames };

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

    /// <summary>How to answer, or <see langword="null"/> when nobody said.</summary>
    public OutputFormat? FindFormat(ParseResult parsed) => parsed.GetValue(_format) is { } name ? FormatOf(name) : null;

    /// <summary>How to answer. Asked before anything is done, so that a misspelt one changes nothing.</summary>
    public OutputFormat Format(ParseResult parsed) => FormatOf(parsed.GetValue(_format));

    /// <summary>The format of that name.</summary>
    public static OutputFormat FormatOf(string? name) => name switch
    {
        null or "text" => OutputFormat.Text,
        "json" => OutputFormat.Json,
        "table" => OutputFormat.Table,
        "jsonl" => OutputFormat.JsonLines,
        "csv" => OutputFormat.Csv,
        "markdown" or "md" => OutputFormat.Markdown,
        string other => throw ParseFault.Input($"The format '{other}' is not known. Use text, table, json, jsonl, csv or markdown."),
    };
}
