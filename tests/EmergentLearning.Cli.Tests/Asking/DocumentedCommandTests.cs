using System.Text.RegularExpressions;
using EmergentLearning.Cli.CommandLine;

namespace EmergentLearning.Cli.Tests.Asking;

/// <summary>The commands that the comparison with the original shows are commands that there are.</summary>
public sealed partial class DocumentedCommandTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "parity.md"));

    public static TheoryData<string> Commands =>
    [
        .. CodeSpan().Matches(Page).Select(static match => match.Groups[1].Value).Where(static span => span.StartsWith("elf ", StringComparison.Ordinal))
            .Where(static span => !span.Contains('…', StringComparison.Ordinal)).Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_of_the_page_has_verbs_and_options_that_there_are(string command)
    {
        string[] words = [.. Word().Matches(command).Select(static match => match.Value.Trim('"'))];

        Assert.Empty(ElfCommand.Parse(words[1..]).Errors.Select(static error => error.Message));
    }

    [Fact]
    public void Every_row_of_the_page_says_what_becomes_of_it()
    {
        string[] rows = [.. Page.Split('\n').Where(static line => line.StartsWith("| ", StringComparison.Ordinal))];

        Assert.True(rows.Length > 70, $"{rows.Length} rows");
        Assert.All(rows, static row => Assert.Equal(2, row.Trim('|').Split(" | ").Count(static cell => cell.Trim().Length > 0)));
    }

    private static string RepositoryRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EmergentLearning.Engine.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside of the repository.");
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Word();
}
