using System.CommandLine;
using EmergentLearning.Cli.CommandLine;

namespace EmergentLearning.Cli.Verbs.Manual;

/// <summary><c>elf man</c>: the manual page, made from the same commands as the help.</summary>
internal static class ManVerb
{
    public static Command Create()
    {
        var verb = new Verb("man", "Prints the manual page, in the man macros of troff", "elf man > ~/.local/share/man/man1/elf.1");
        verb.SetAction(static parsed =>
        {
            ManPage.Write(Console.Out, parsed.RootCommandResult.Command, typeof(ManVerb).Assembly.GetName().Version!.ToString(3));
            return 0;
        });
        return verb;
    }
}
