using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using EmergentLearning.Cli.CommandLine;
using EmergentLearning.Cli.Tests.Support;
using EmergentLearning.Cli.Verbs.Manual;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Cli.Tests.Asking;

public sealed class ManTests
{
    private static readonly Lazy<string> Page = new(static () => Elf.Run("man").Succeeded().Output);

    [Fact]
    public void It_has_every_verb_option_and_example()
    {
        string[] parts = Plain(Page.Value).Split("\n.SS \"")[1..];
        (string Name, Command Command)[] commands = [.. Below(ElfCommand.CreateRoot(), "elf")];

        // In the same order, so each option is looked for below its own verb.
        Assert.Equal(commands.Length, parts.Length);
        Assert.All(commands.Zip(parts), static pair =>
        {
            ((string name, Command command), string part) = pair;
            Assert.StartsWith(name, part, StringComparison.Ordinal);
            Assert.Contains($"\n{command.Description}\n", part, StringComparison.Ordinal);
            Assert.All(command.Arguments, argument => Assert.Contains($"\n.TP\n{argument.HelpName ?? argument.Name}\n", part, StringComparison.Ordinal));
            Assert.All(command.Options, option => Assert.Matches($@"\n\.TP\n{option.Name}[,\n ]", part));
            if (command is Verb verb)
                Assert.Contains($"\n{verb.Example}\n", part, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Each_line_is_text_or_a_macro_of_man()
    {
        string[] macros = [".TH", ".SH", ".SS", ".PP", ".TP", ".RS", ".RE", ".nf", ".fi"];
        string[] lines = Page.Value.TrimEnd('\n').Split('\n');

        Assert.StartsWith(".TH \"ELF\" 1 ", lines[0], StringComparison.Ordinal);
        Assert.All(lines, static line => Assert.DoesNotMatch("^$|^'|^ ", line));
        Assert.All(lines.Where(static line => line.StartsWith('.')), line => Assert.Contains(line.Split(' ')[0], macros));
        string[] sections = ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "EXIT STATUS", "ENVIRONMENT", "FILES", "SEE ALSO"];
        Assert.Equal(sections, lines.Where(static line => line.StartsWith(".SH", StringComparison.Ordinal)).Select(static line => line[5..^1]));
    }

    [Theory]
    [InlineData(".so /etc/passwd", @"\&.so /etc/passwd")]
    [InlineData("'x' -- \\n", @"\(aqx\(aq \-\- \en")]
    [InlineData("", @"\&")]
    [InlineData("a\n.b", "a .b")]
    [InlineData("\"`^~\"", @"\(dq\(ga\(ha\(ti\(dq")]
    public void No_text_becomes_a_request_or_an_escape(string text, string written)
    {
        using var writer = new StringWriter();

        new TroffWriter(writer).Paragraph(text);

        Assert.Equal($".PP\n{written}\n", writer.ToString());
    }

    [Fact]
    public void The_exit_codes_are_those_that_there_are()
    {
        IEnumerable<int> codes = ManTexts.ExitCodes.Select(static code => int.Parse(code.Term, CultureInfo.InvariantCulture));

        Assert.Equal(Enum.GetValues<StoreFault>().Select(static fault => (int)fault).Concat([0, 99, 130]).Distinct().Order(), codes);
    }

    [SkippableFact]
    public void Groff_has_nothing_to_say_about_it()
    {
        Skip.IfNot(File.Exists("/usr/bin/groff"), "groff is not installed.");
        var start = new ProcessStartInfo("/usr/bin/groff", ["-man", "-ww", "-Tascii", "-z"]) { RedirectStandardInput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(Page.Value);
        process.StandardInput.Close();

        Assert.Equal("", process.StandardError.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static IEnumerable<(string, Command)> Below(Command command, string name) =>
        command.Subcommands.SelectMany(child => Below(child, $"{name} {child.Name}").Prepend(($"{name} {child.Name}", child)));

    /// <summary>The page as it is read: without fonts, and with the characters that stand escaped.</summary>
    private static string Plain(string page)
    {
        (string Written, string Meant)[] escapes =
        [
            (@"\fB", ""), (@"\fR", ""), (@"\fI", ""), (@"\&", ""), (@"\-", "-"), (@"\(aq", "'"), (@"\(dq", "\""), (@"\(ga", "`"), (@"\(ha", "^"),
            (@"\(ti", "~"), (@"\e", "\\"),
        ];
        return escapes.Aggregate(page, static (text, escape) => text.Replace(escape.Written, escape.Meant, StringComparison.Ordinal));
    }
}
