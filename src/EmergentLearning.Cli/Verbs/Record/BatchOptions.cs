using System.CommandLine;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Memory.Kinds;

namespace EmergentLearning.Cli.Verbs.Record;

/// <summary>The options for records from standard input. One instance belongs to one verb.</summary>
internal sealed class BatchOptions
{
    private readonly Option<bool> _stdin = new("--stdin") { Description = "Read records from standard input: JSON, or JSON Lines" };

    private readonly Option<bool> _atomic = new("--atomic") { Description = "With --stdin: keep all of them or none" };

    public static BatchOptions AddTo(Command verb)
    {
        var options = new BatchOptions();
        verb.Options.Add(options._stdin);
        verb.Options.Add(options._atomic);
        return options;
    }

    public bool IsAsked(ParseResult parsed)
    {
        bool isAsked = parsed.GetValue(_stdin);
        return isAsked || !parsed.GetValue(_atomic) ? isAsked : throw ParseFault.Input("--atomic goes with --stdin. Give --stdin as well.");
    }

    /// <summary>Reads and checks what stands on standard input.</summary>
    public RecordInput Read(ParseResult parsed, RecordKind? kind) => RecordInput.Read(kind, parsed.GetValue(_atomic));
}
