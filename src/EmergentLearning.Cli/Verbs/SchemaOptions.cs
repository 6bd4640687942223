using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Output;

namespace EmergentLearning.Cli.Verbs;

/// <summary>What the verbs about a compiled assembly take. One instance belongs to one verb.</summary>
internal sealed class SchemaOptions
{
    private readonly Option<string> _assembly = new("--assembly") { Description = "The assembly that the build made", HelpName = "DLL", Required = true };

    private readonly Option<string?> _lock = new("--lock")
    {
        Description = "The schema.lock.json; the migrations lie beside it",
        HelpName = "FILE",
    };

    private readonly Option<string?> _format = new("--format")
    {
        Description = CommonOptions.FormatDescription,
        HelpName = CommonOptions.FormatNames,
    };

    /// <summary>Adds the options to a verb.</summary>
    public static SchemaOptions AddTo(Command verb)
    {
        var options = new SchemaOptions();
        verb.Options.Add(options._assembly);
        verb.Options.Add(options._lock);
        verb.Options.Add(options._format);
        return options;
    }

    public string Assembly(ParseResult parsed) => parsed.GetValue(_assembly) is { Length: > 0 } path
        ? path
        : throw ParseFault.Input("The path of the assembly is empty. Give the .dll with --assembly.");

    public string? Lock(ParseResult parsed) => parsed.GetValue(_lock) is { Length: > 0 } path ? path : null;

    public OutputFormat Format(ParseResult parsed) => CommonOptions.FormatOf(parsed.GetValue(_format));
}
