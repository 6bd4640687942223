using System.CommandLine;

namespace EmergentLearning.Cli.Verbs.Asking;

/// <summary>What narrows a question. One instance belongs to one verb.</summary>
internal sealed class FilterOptions
{
    private readonly Option<string?> _type = new("--type")
    {
        Description = "Only failure, success, heuristic, experiment or observation",
        HelpName = "TYPE",
    };

    private readonly Option<string?> _severity = new("--severity")
    {
        Description = "Only this severity (1 to 5, low, medium, high, critical); with a + behind it, or a worse one",
        HelpName = "N|N+",
    };

    private readonly Option<string?> _since = new("--since")
    {
        Description = "Only recorded then or later: 2026-11-27, \"2026-11-27 14:30\" (UTC), or ago: 36h, 7d, 4w",
        HelpName = "TIME",
    };

    private readonly Option<string?> _until = new("--until") { Description = "Only recorded then or earlier; a day with all its hours", HelpName = "TIME" };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        verb.Options.Add(_type);
        verb.Options.Add(_severity);
        verb.Options.Add(_since);
        verb.Options.Add(_until);
    }

    /// <summary>What was typed.</summary>
    public FilterInput Read(ParseResult parsed) => new(
        parsed.GetValue(_type), parsed.GetValue(_severity), parsed.GetValue(_since), parsed.GetValue(_until));
}
