using System.Text;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Tests.Markdown;

/// <summary>Every oddity that the real files of heuristics have, each as small as it can be.</summary>
public sealed class OddHeuristicTests
{
    [Fact]
    public void The_same_rule_number_twice_gives_two_rules_and_a_note()
    {
        HeuristicParse parse = Parse("# Heuristics: d\n\n---\n\n## H-0: One\n\n---\n\n## H-0: Two\n\n**Confidence**: 0.5\n\n---\n");
        Assert.Equal(["One", "Two"], parse.Sections.Select(section => section.Rule));
        Noted(parse, "'H-0' is used 2 times");
        Noted(parse, "'H-0' is not that of a record");
    }

    [Fact]
    public void A_rule_without_number_or_text_is_kept_and_noted()
    {
        HeuristicParse parse = Parse("# Heuristics: d\n\n## H-: no number\n\n## H-93: \n\n**Confidence**: 0.5\n");
        Assert.Equal([("H-", "no number"), ("H-93", "")], parse.Sections.Select(section => (section.Anchor, section.Rule)));
        Noted(parse, "'H-93' is empty");
    }

    [Theory]
    [InlineData("-0.5", null)]
    [InlineData("2.5", null)]
    [InlineData("NaN", null)]
    [InlineData("[0.0-1.0]", null)]
    [InlineData("medium", 0.6)]
    [InlineData("HIGH", 0.85)]
    [InlineData("0.9 (two sources)", 0.9)]
    public void A_confidence_that_is_odd_is_understood_or_noted(string text, double? expected)
    {
        HeuristicParse parse = Parse($"# Heuristics: d\n\n## H-1: r\n\n**Confidence**: {text}\n");
        Assert.Equal(expected, Assert.Single(parse.Sections).Confidence);
        Noted(parse, text);
    }

    [Theory]
    [InlineData("0.0", 0)]
    [InlineData("1", 1)]
    [InlineData("0.80", 0.8)]
    public void An_ordinary_confidence_is_not_noted(string text, double expected)
    {
        HeuristicParse parse = Parse($"# Heuristics: d\n\n## H-1: r\n\n**Confidence**: {text}\n");
        Assert.Equal(expected, Assert.Single(parse.Sections).Confidence);
        Assert.Empty(parse.Notes);
    }

    [Fact]
    public void Rules_with_a_plain_number_are_read()
    {
        HeuristicParse parse = Parse("# Rules\n\n## 3. Ask first\n\n> Ask before acting.\n\n**Why:** it is cheap\n");
        HeuristicSection section = Assert.Single(parse.Sections);
        Assert.Equal(("3", "Ask first"), (section.Anchor, section.Rule));
        Assert.Contains("**Why:** it is cheap", section.Explanation);
    }

    [Fact]
    public void A_source_in_prose_and_a_date_with_debug_text_are_read()
    {
        HeuristicSection section = Assert.Single(Parse(
            "# Heuristics: d\n\n## H-9: r\n\n**Source**: failure (twice)\n**Created**: 2025-12-01  # TIME-FIX-2: x\n**Updated**: y\n\nWhy.\n").Sections);
        Assert.Equal(("failure (twice)", new DateOnly(2025, 12, 1), "Why."), (section.Source, section.Created, section.Explanation));
    }

    [Fact]
    public void Free_text_with_a_quote_has_the_quote_as_its_rule()
    {
        HeuristicParse parse = Parse("# Heuristic: Escape\n\n**Domain:** a, b\n**Confidence:** 0.8\n\n## Heuristic\n\n> Always\n> escape.\n\n## Why\n\nx\n");
        HeuristicSection section = Assert.Single(parse.Sections);
        Assert.Equal(("a, b", "", "Always escape.", 0.8), (parse.Domain, section.Anchor, section.Rule, section.Confidence));
        Assert.Contains("## Why\n\nx", section.Explanation);
    }

    [Theory]
    [InlineData("# Heuristic: Title\n\n## Pattern\n\nSee this.\n", "Title")]
    [InlineData("# Title\n\n## Heuristic\n\nDo this.\n", "Do this.")]
    [InlineData("# Title\n\n**Heuristic:** Do this.\n", "Do this.")]
    [InlineData("\n---\n## Some topic\n\n**Rule:** Do this\n\n**Confidence:** 0.9\n", "Do this")]
    [InlineData("# Title\n\n## Heuristic: Do this\n**Domain:** x\n", "Do this")]
    [InlineData("# Title\n\n## Rules\n\n### Rule 1: short\n> Do this.\n\n**Explanation:** y\n", "Do this.")]
    public void Free_text_gives_a_rule(string text, string rule) => Assert.Equal(rule, Assert.Single(Parse(text).Sections).Rule);

    [Fact]
    public void Front_matter_gives_the_domain_and_the_confidence()
    {
        HeuristicParse parse = Parse("---\ndomain: architecture\nconfidence: medium\ncreated: 2025-12-03\n---\n\n# Plan\n\n## Pattern\n\nx\n");
        Assert.Equal("architecture", parse.Domain);
        Assert.Equal(
            ("Plan", 0.6, new DateOnly(2025, 12, 3)),
            (parse.Sections[0].Rule, parse.Sections[0].Confidence, parse.Sections[0].Created));
    }

    private static HeuristicParse Parse(string text) => HeuristicMarkdown.Parse(Encoding.UTF8.GetBytes(text));

    private static void Noted(HeuristicParse parse, string words) =>
        Assert.Contains(parse.Notes, note => note.Contains(words, StringComparison.Ordinal));
}
