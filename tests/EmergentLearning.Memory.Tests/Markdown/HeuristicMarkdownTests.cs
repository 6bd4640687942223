using System.Text;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Tests.Markdown;

public sealed class HeuristicMarkdownTests
{
    private static readonly HeuristicSection First = new()
    {
        Anchor = "H-1", Rule = "Sync the directory", Confidence = 0.7, Source = "failure", Created = new DateOnly(2025, 12, 1),
        Explanation = "A rename is not durable before.",
    };

    private const string FirstText =
        """
        # Heuristics: storage

        Generated from failures, successes, and observations in the **storage** domain.

        ---

        ## H-1: Sync the directory

        **Confidence**: 0.7
        **Source**: failure
        **Created**: 2025-12-01

        A rename is not durable before.

        ---


        """;

    [Fact]
    public void The_layout_is_that_of_the_original() => Assert.Equal(FirstText, Text(HeuristicMarkdown.RenderNew("storage", First)));

    [Fact]
    public void A_second_rule_is_appended()
    {
        byte[] both = HeuristicMarkdown.Append(Encoding.UTF8.GetBytes(FirstText), First with { Anchor = "H-2", Rule = "Two", Explanation = "" });
        Assert.Equal(FirstText + "## H-2: Two\n\n**Confidence**: 0.7\n**Source**: failure\n**Created**: 2025-12-01\n\n\n\n---\n\n", Text(both));
        Assert.Empty(HeuristicMarkdown.Parse(both).Notes);
    }

    [Fact]
    public void A_file_without_a_final_line_break_gets_one_first()
    {
        byte[] both = HeuristicMarkdown.Append("text without end"u8.ToArray(), First);
        Assert.StartsWith("text without end\n## H-1: ", Text(both), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_an_explanation_passes_for_a_rule_a_divider_or_metadata()
    {
        HeuristicSection forged = First with
        {
            Rule = "r\n## H-9: forged", Explanation = "a\n---\n## H-9: forged\n\n**Confidence**: 1\n**Source**: x\n\\---\n```",
        };
        string text = Text(HeuristicMarkdown.RenderNew("storage", forged));
        Assert.Single(text.Split('\n'), line => line.StartsWith("## ", StringComparison.Ordinal));
        Assert.Equal(2, text.Split('\n').Count(line => line == "---"));
        Assert.Single(text.Split('\n'), line => line.StartsWith("**Confidence**", StringComparison.Ordinal));
        Assert.Equal([forged], HeuristicMarkdown.Parse(Encoding.UTF8.GetBytes(text)).Sections);
    }

    [Theory]
    [InlineData("12")]
    [InlineData("H-")]
    [InlineData("H-1\n## H-2")]
    public void An_anchor_is_a_number(string anchor) =>
        Assert.Throws<ArgumentException>(() => HeuristicMarkdown.RenderNew("d", First with { Anchor = anchor }));

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
