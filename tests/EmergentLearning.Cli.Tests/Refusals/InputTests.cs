using EmergentLearning.Cli.Tests.Support;

namespace EmergentLearning.Cli.Tests.Refusals;

public sealed class InputTests
{
    public static TheoryData<int, string, string[]> Bad => new()
    {
        { 1, "--title", ["record", "failure", "--domain", "d"] },
        { 1, "--domain", ["record", "failure", "--title", "t"] },
        { 1, "title", ["record", "failure", "--title", "", "--domain", "d"] },
        { 1, "title", ["record", "failure", "--title", " \t ", "--domain", "d"] },
        { 1, "501", ["record", "failure", "--title", new string('x', 501), "--domain", "d"] },
        { 1, "101", ["record", "failure", "--title", "t", "--domain", new string('d', 101)] },
        { 1, "severity", ["record", "failure", "--title", "t", "--domain", "d", "--severity", "9"] },
        { 1, "severity", ["record", "failure", "--title", "t", "--domain", "d", "--severity", "bogus"] },
        { 1, "severity", ["record", "failure", "--title", "t", "--domain", "d", "--severity", "0"] },
        { 1, "summary", ["record", "failure", "--title", "t", "--domain", "d", "--summary", new string('s', 50_001)] },
        { 6, "path", ["record", "failure", "--title", "t", "--domain", "../../etc"] },
        { 6, "path", ["record", "heuristic", "--rule", "r", "--domain", "../../etc/passwd"] },
        { 6, "path", ["record", "heuristic", "--rule", "r", "--domain", ".."] },
        { 6, "path", ["record", "heuristic", "--rule", "r", "--domain", "a\\b"] },
        { 1, "--rule", ["record", "heuristic", "--domain", "d"] },
        { 1, "rule", ["record", "heuristic", "--domain", "d", "--rule", new string('r', 501)] },
        { 1, "confidence", ["record", "heuristic", "--domain", "d", "--rule", "r", "--confidence", "1.5"] },
        { 1, "confidence", ["record", "heuristic", "--domain", "d", "--rule", "r", "--confidence=-1"] },
        { 1, "confidence", ["record", "heuristic", "--domain", "d", "--rule", "r", "--confidence", "NaN"] },
        { 1, "source", ["record", "heuristic", "--domain", "d", "--rule", "r", "--source", "rumour"] },
        { 1, "--help", ["record", "failure", "--title", "t", "--domain", "d", "--nonsense"] },
        { 1, "--help", ["recrod"] },
        { 1, "--help", ["record", "failure", "--domain", "d", "--title"] },
        { 1, "format", ["record", "failure", "--title", "t", "--domain", "d", "--format", "xml"] },
        { 1, "base path", ["record", "failure", "--title", "t", "--domain", "d", "--base-path", ""] },
        { 1, "folder", ["import", "/nonexistent/folder"] },
        { 1, "--help", ["import"] },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Bad_input_is_refused_in_one_line_and_creates_nothing(int exitCode, string saying, string[] arguments)
    {
        using var folder = new TemporaryFolder();

        ElfRun run = Elf.Run(start => start.Environment["EMERGENT_LEARNING_HOME"] = folder.Store, arguments);

        run.Refused(exitCode, saying);
        Assert.Equal("", FolderSnapshot.Of(folder.Root));
    }

    public static TheoryData<string, string[]> BadQuestions => new()
    {
        { "--recent", ["--recent", "0"] },
        { "--recent", ["--recent", "ten"] },
        { "--limit", ["--recent", "1", "--limit", "1001"] },
        { "--limit", ["--stats", "--limit", "-1"] },
        { "type", ["--recent", "1", "--type", "rumour"] },
        { "--recent", ["--stats", "--type", "failure"] },
        { "domain", ["--domain", "a b"] },
        { "domain", ["--domain", "../x"] },
        { "domain", ["--domain", new string('d', 101)] },
        { "tag", ["--tags", "a,b;c"] },
        { "tag", ["--tags", new string('t', 51)] },
        { "50", ["--tags", string.Join(',', Enumerable.Repeat("t", 51))] },
        { "--tags", ["--tags", ","] },
        { "--search", ["--search", " "] },
        { "10000", ["--search", new string('w', 10_001)] },
        { "one question", ["--stats", "--recent", "1"] },
    };

    [Theory]
    [MemberData(nameof(BadQuestions))]
    public void A_bad_question_is_refused_in_one_line(string saying, string[] question)
    {
        using var folder = new TemporaryFolder();

        folder.Elf(["query", .. question]).Refused(1, saying);
    }

    [Fact]
    public void A_line_break_in_an_argument_does_not_break_the_error_line()
    {
        ElfRun run = Elf.Run("query", "--recent", "1\n\u001b[31mred\r\nelf: forged");

        run.Refused(1);
        Assert.DoesNotContain('\u001b', run.Error);
    }

    [Fact]
    public void The_stack_follows_the_error_line_only_when_asked_for()
    {
        ElfRun run = Elf.Run(start => start.Environment["ELF_DEBUG"] = "1", "query", "--recent", "0");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Elf.Run("query", "--recent", "0").Error, StringComparison.Ordinal);
    }
}
