using System.Diagnostics;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Asking;

public sealed class CompletionTests
{
    /// <summary>What bash offers when Tab is pressed at the end of a line.</summary>
    [SkippableTheory]
    [InlineData("elf que", "query")]
    [InlineData("elf ", "backup,build,completion,doctor")]
    [InlineData("elf record dec", "decision")]
    [InlineData("elf query --sim", "--similar-to")]
    [InlineData("elf no-such ", "")]
    public void Bash_completes_what_elf_offers(string line, string offered)
    {
        Skip.If(OperatingSystem.IsWindows(), "bash is not at home there.");
        string script = Elf.Run("completion", "bash").Succeeded().Output;
        string elf = string.Join(' ', Elf.CommandLine().Select(static part => $"'{part}'"));
        string[] words = line.Split(' ');

        string answer = Bash(
            $"elf() {{ {elf} \"$@\"; }}\n{script}COMP_LINE='{line}'; COMP_POINT={line.Length}; COMP_WORDS=({string.Join(' ', words.Select(static word => $"'{word}'"))}); "
            + $"COMP_CWORD={words.Length - 1}; _elf_complete; printf '%s\\n' \"${{COMPREPLY[@]}}\"");

        string[] found = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(offered.Split(',', StringSplitOptions.RemoveEmptyEntries), one => Assert.Contains(one, found));
        if (words[^1].Length > 0)
            Assert.All(found, one => Assert.StartsWith(words[^1], one, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zsh", "compdef _elf elf")]
    [InlineData("fish", "complete -c elf")]
    [InlineData("powershell", "Register-ArgumentCompleter")]
    public void Each_shell_has_a_script(string shell, string line) =>
        Assert.Contains(line, Elf.Run("completion", shell).Succeeded().Output, StringComparison.Ordinal);

    [Fact]
    public void Another_shell_is_refused() => Elf.Run("completion", "tcsh").Refused(1, "tcsh");

    private static string Bash(string script)
    {
        var start = new ProcessStartInfo("bash", ["--norc", "-c", script]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
