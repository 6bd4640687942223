using System.Diagnostics;
using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Asking;

public sealed class TerminalTests
{
    [SkippableTheory]
    [InlineData("1")]
    [InlineData("")]
    public void On_a_terminal_a_table_is_drawn_and_a_title_cannot_drive_it(string noColor)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "There is no program that makes a terminal.");
        using var folder = new TemporaryFolder();
        folder.Elf("record", "failure", "--title", "\u001b]0;owned\u0007 [red]title[/]", "--domain", "d").Succeeded();

        string shown = OnTerminal(noColor, $"query --recent 1 --base-path {folder.Store}");

        Assert.Contains("owned", shown, StringComparison.Ordinal);
        Assert.Contains("[red]", shown, StringComparison.Ordinal);
        Assert.Contains('│', shown);
        Assert.DoesNotContain("\u001b]0;", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\u0007', shown);
        Assert.DoesNotContain("\u001b[31m", shown, StringComparison.Ordinal);
    }

    private static string OnTerminal(string noColor, string arguments)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : Environment.ProcessPath!;
        string command = $"stty cols 200; '{host}' exec '{Path.Combine(AppContext.BaseDirectory, "elf.dll")}' {arguments}";
        var start = new ProcessStartInfo("/usr/bin/script", ["-qec", command, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["NO_COLOR"] = noColor;
        start.Environment["TERM"] = "xterm-256color";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        string shown = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return shown;
    }
}
