using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Asking;

public sealed class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("init")]
    [InlineData("record")]
    [InlineData("record failure")]
    [InlineData("record heuristic")]
    [InlineData("record decision")]
    [InlineData("record ceo-review")]
    [InlineData("show")]
    [InlineData("update")]
    [InlineData("history")]
    [InlineData("proposal approve")]
    [InlineData("query")]
    [InlineData("stats")]
    [InlineData("heuristic")]
    [InlineData("heuristic validate")]
    [InlineData("heuristic decay")]
    [InlineData("heuristic promote")]
    [InlineData("heuristic audit")]
    [InlineData("sync")]
    [InlineData("import")]
    [InlineData("export")]
    [InlineData("doctor")]
    [InlineData("backup")]
    [InlineData("backup create")]
    [InlineData("backup list")]
    [InlineData("backup verify")]
    [InlineData("backup prune")]
    [InlineData("restore")]
    [InlineData("rebuild")]
    [InlineData("merge-driver")]
    [InlineData("build")]
    [InlineData("completion")]
    [InlineData("schema json")]
    [InlineData("man")]
    [InlineData("build failed")]
    [InlineData("build record")]
    public void Every_verb_has_help_that_ends_with_an_example_of_it(string verb)
    {
        ElfRun run = Elf.Run([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Succeeded();

        string[] lines = run.Output.TrimEnd().Split('\n');
        Assert.Equal("Example:", lines[^2].Trim());
        Assert.StartsWith($"elf {verb}".TrimEnd(), lines[^1].Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("record")]
    [InlineData("build")]
    public void A_command_without_a_verb_shows_its_help_as_an_error(string command)
    {
        ElfRun run = Elf.Run(command.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains("Usage:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_one_line() => Assert.Matches(@"^[0-9]+\.[0-9]+\.[0-9]+[^\n]*\n$", Elf.Run("--version").Succeeded().Output);
}
