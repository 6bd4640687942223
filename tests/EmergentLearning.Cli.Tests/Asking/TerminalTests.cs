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

    [SkippableFact]
    public void Long_work_shows_a_bar_and_still_answers_in_one_document()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "There is no program that makes a terminal.");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("old"));
        File.WriteAllText(folder.At("old", "note.md"), "text");

        string shown = OnTerminal("", $"import {folder.At("old")} --format json --base-path {folder.Store} > {folder.At("answer")}");

        Assert.Contains("Importing", shown, StringComparison.Ordinal);
        Assert.Equal(1, new ElfRun(0, File.ReadAllText(folder.At("answer")), "").Json.GetProperty("added").GetInt32());
    }

    [SkippableFact]
    public void The_doctor_shows_what_it_checks_and_still_answers_in_one_document()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "There is no program that makes a terminal.");
        using TemporaryFolder folder = new TemporaryFolder().WithRecord();

        string shown = OnTerminal("", $"doctor --format json --base-path {folder.Store} > {folder.At("answer")}");

        Assert.Contains("Checking", shown, StringComparison.Ordinal);
        Assert.Equal("good", new ElfRun(0, File.ReadAllText(folder.At("answer")), "").Json.GetProperty("state").GetString());
    }

    internal static string OnTerminal(string noColor, string arguments)
    {
        string command = $"stty cols 200; {string.Join(' ', Elf.CommandLine().Select(part => $"'{part}'"))} {arguments}";
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
