using System.Text;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Tests.Markdown;

public sealed class HeuristicEditTests
{
    private static readonly HeuristicLife Used = new() { Validated = 2, LastUsed = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero) };

    [Fact]
    public void The_ends_of_lines_and_bytes_that_are_no_UTF_8_stay()
    {
        byte[] file = [.. Encoding.UTF8.GetBytes("# Heuristics: d\r\n\r\n## H-1: Rule\r\n\r\n**Confidence**: 0.7\r\n\r\n"), 0xFF, 0xFE, (byte)'\n'];

        byte[] edited = HeuristicEdit.SetLife(file, "H-1", "Rule", 0.73, Used)!;

        Assert.Equal(
            [
                .. Encoding.UTF8.GetBytes(
                    "# Heuristics: d\r\n\r\n## H-1: Rule\r\n\r\n**Confidence**: 0.73\r\n**Validated**: 2\r\n**Last used**: 2026-01-05\r\n\r\n"),
                0xFF, 0xFE, (byte)'\n',
            ],
            edited);
    }

    [Fact]
    public void A_section_without_metadata_gets_them() => Assert.Equal(
        "## H-1: Rule\n\n**Confidence**: 0.5\n**Validated**: 2\n**Last used**: 2026-01-05\n\nWhy it holds.\n",
        Edit("## H-1: Rule\nWhy it holds.\n", "Rule"));

    [Fact]
    public void Of_two_rules_with_one_number_the_text_decides_and_code_is_no_heading() => Assert.Equal(
        "```\n## H-1: Second\n```\n## H-1: First\n\n**Confidence**: 0.1\n\n## H-1: Second\n\n**Confidence**: 0.5\n**Validated**: 2\n**Last used**: 2026-01-05\n",
        Edit("```\n## H-1: Second\n```\n## H-1: First\n\n**Confidence**: 0.1\n\n## H-1: Second\n\n**Confidence**: 0.2\n", "Second"));

    [Theory]
    [InlineData("# Free form\n\n> A rule\n")]
    [InlineData("## H-1: Renamed\n\n## H-1: Twice\n")]
    [InlineData("")]
    public void Without_a_section_of_the_rule_there_is_nothing_to_change(string file) => Assert.Null(Edit(file, "Rule"));

    private static string? Edit(string file, string rule) =>
        HeuristicEdit.SetLife(Encoding.UTF8.GetBytes(file), "H-1", rule, 0.5, Used) is { } edited ? Encoding.UTF8.GetString(edited) : null;
}
