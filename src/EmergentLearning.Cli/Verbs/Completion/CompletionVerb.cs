using System.CommandLine;
using EmergentLearning.Cli.CommandLine;

namespace EmergentLearning.Cli.Verbs.Completion;

/// <summary><c>elf completion</c>: what a shell runs once, so that it completes verbs, options and their values.</summary>
internal static class CompletionVerb
{
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or powershell" };
        shell.AcceptOnlyFromAmong([.. ShellScripts.Shells]);
        var verb = new Verb("completion", "Prints a script by which a shell completes command lines of elf", "elf completion bash >> ~/.bashrc") { shell };
        verb.SetAction(parsed =>
        {
            Console.Out.Write(ShellScripts.For(parsed.GetValue(shell)!));
            return 0;
        });
        return verb;
    }
}
