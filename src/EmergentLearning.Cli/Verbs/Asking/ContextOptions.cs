using System.CommandLine;

namespace EmergentLearning.Cli.Verbs.Asking;

/// <summary>What <c>elf query --context</c> takes. One instance belongs to one verb.</summary>
internal sealed class ContextOptions
{
    private readonly Option<bool> _context = new("--context")
    {
        Description = "What an agent should know before it begins: golden rules first, then what fits; with --domain, --tags",
    };

    private readonly Option<string?> _task = new("--task") { Description = "With --context: what it is about to do", HelpName = "TEXT" };

    private readonly Option<string?> _maxTokens = new("--max-tokens")
    {
        Description = "With --context: never more than N tokens of 4 characters, 1 to 50000 (default 5000)",
        HelpName = "N",
    };

    private readonly Option<bool> _explain = new("--explain")
    {
        Description = "With --context: say why each item is in it, and what was left out; on standard error, or in the JSON",
    };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        verb.Options.Add(_context);
        verb.Options.Add(_task);
        verb.Options.Add(_maxTokens);
        verb.Options.Add(_explain);
    }

    /// <summary>What was typed.</summary>
    public ContextInput Read(ParseResult parsed) => new(
        parsed.GetValue(_context), parsed.GetValue(_task), parsed.GetValue(_maxTokens), parsed.GetValue(_explain));
}
