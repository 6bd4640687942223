using System.CommandLine;
using System.CommandLine.Parsing;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Cli.CommandLine;

/// <summary>What is wrong with a command line, in one sentence and with what to do.</summary>
internal static class ParseFault
{
    public static StoreException From(ParseResult parsed) =>
        Input($"{parsed.Errors[0].Message.TrimEnd('.')}. {Hint(parsed.CommandResult)}");

    /// <summary>Refused input.</summary>
    public static StoreException Input(string message) => new(StoreFault.Input, message);

    private static string Hint(CommandResult command) => $"Run `{PathOf(command)} --help` to see what there is.";

    private static string PathOf(CommandResult command) => command.Parent is CommandResult parent
        ? $"{PathOf(parent)} {command.Command.Name}"
        : "elf";
}
