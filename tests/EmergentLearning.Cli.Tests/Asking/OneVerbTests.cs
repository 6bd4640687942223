using System.CommandLine;
using EmergentLearning.Cli.CommandLine;

namespace EmergentLearning.Cli.Tests.Asking;

/// <summary>A command line that begins with a verb is read with that verb alone, as all of them would read it.</summary>
public sealed class OneVerbTests
{
    public static TheoryData<string> Paths => new(Below(ElfCommand.CreateRoot(), ""));

    [Theory]
    [MemberData(nameof(Paths))]
    public void It_is_the_verb_that_it_is_among_all(string path)
    {
        string[] words = path.Split(' ');
        Command alone = Find(ElfCommand.Parse(words).RootCommandResult.Command, words);

        Command among = Find(ElfCommand.CreateRoot(), words);

        Assert.Equal(Text(among), Text(alone));
        Assert.Equal(Inherited(ElfCommand.CreateRoot()), Inherited(ElfCommand.Parse(words).RootCommandResult.Command));
    }

    [Fact]
    public void The_other_verbs_are_not_made()
    {
        Assert.Equal(["record"], ElfCommand.Parse(["record", "failure"]).RootCommandResult.Command.Subcommands.Select(static verb => verb.Name));
        Assert.Equal(
            ["failure"],
            Find(ElfCommand.Parse(["record", "failure"]).RootCommandResult.Command, ["record"]).Subcommands.Select(static kind => kind.Name));
    }

    private static IEnumerable<string> Below(Command command, string path) =>
        command.Subcommands.SelectMany(verb => Below(verb, $"{path} {verb.Name}".Trim()).Prepend($"{path} {verb.Name}".Trim()));

    private static Command Find(Command root, string[] words) =>
        words.Aggregate(root, static (command, word) => command.Subcommands.Single(verb => verb.Name == word));

    private static string Text(Command command) => string.Join('\n', command.Options
        .Select(static option => $"{option.Name} {option.HelpName}: {option.Description}")
        .Concat(command.Arguments.Select(static argument => $"{argument.Name}: {argument.Description}"))
        .Prepend($"{command.Name}: {command.Description} {(command as Verb)?.Example}"));

    private static IEnumerable<string> Inherited(Command root) =>
        root.Options.Where(static option => option.Recursive).Select(static option => $"{option.Name} {string.Join(' ', option.Aliases)}: {option.Description}");
}
