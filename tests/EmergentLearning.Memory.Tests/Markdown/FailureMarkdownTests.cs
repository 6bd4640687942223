using System.Text;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Tests.Markdown;

public sealed class FailureMarkdownTests
{
    private static readonly FailureDocument Plain = new()
    {
        Title = "Disk filled up", Domain = "storage", Severity = 2, Tags = "disk,log", Date = new DateOnly(2025, 12, 1), Summary = "Logs grew.",
    };

    [Fact]
    public void The_layout_is_that_of_the_original() => Assert.Equal(
        """
        # Disk filled up

        **Domain**: storage
        **Severity**: 2
        **Tags**: disk,log
        **Date**: 2025-12-01

        ## Summary

        Logs grew.

        ## What Happened

        [Describe the failure in detail]

        ## Root Cause

        [What was the underlying issue?]

        ## Impact

        [What were the consequences?]

        ## Prevention

        [What heuristic or practice would prevent this?]

        ## Related

        - **Experiments**:
        - **Heuristics**:
        - **Similar Failures**:

        """, Text(Plain));

    [Fact]
    public void An_ordinary_file_has_no_notes() => Assert.Empty(FailureMarkdown.Parse(FailureMarkdown.Render(Plain)).Notes);

    [Fact]
    public void No_tags_leave_the_blank_after_the_colon() => Assert.Contains("**Tags**: \n", Text(Plain with { Tags = "" }));

    [Theory]
    [InlineData("a\n**Severity**: 5", "# a&#10;**Severity**: 5\n")]
    [InlineData("\u001b[31mRED\0", "# &#27;[31mRED&#0;\n")]
    [InlineData(" both ", "# &#32;both&#32;\n")]
    [InlineData("R&D & &copy; stay", "# R&D & &copy; stay\n")]
    [InlineData("&amp; &#10;", "# &amp;amp; &amp;#10;\n")]
    [InlineData("&#010; &#65; are no escapes", "# &#010; &#65; are no escapes\n")]
    public void A_title_stays_on_its_line(string title, string expected)
    {
        FailureDocument document = Plain with { Title = title };
        Assert.StartsWith(expected, Text(document), StringComparison.Ordinal);
        Assert.Equal(document, FailureMarkdown.Parse(FailureMarkdown.Render(document)).Document);
    }

    [Theory]
    [InlineData("## Injected\ntext", "\\## Injected\ntext")]
    [InlineData("\\# was escaped", "\\\\# was escaped")]
    [InlineData("```sh\nls\n```", "```sh\nls\n```")]
    [InlineData("```sh\nnever closed", "\\```sh\nnever closed")]
    [InlineData("\n\ntext\n", "&#10;&#10;text&#10;")]
    [InlineData("a\u001bb\r\nc\td", "a&#27;b&#13;\nc\td")]
    public void A_summary_cannot_leave_its_section(string summary, string expected)
    {
        FailureDocument document = Plain with { Summary = summary };
        Assert.Contains($"\n## Summary\n\n{expected}\n\n## What Happened\n", Text(document), StringComparison.Ordinal);
        Assert.Equal(document, FailureMarkdown.Parse(FailureMarkdown.Render(document)).Document);
    }

    [Fact]
    public void Forged_metadata_in_every_text_changes_no_metadata()
    {
        const string Forged = "x\n\n**Severity**: 5\n**Domain**: evil\n\n## Summary\n\nevil";
        FailureDocument document = Plain with { Title = Forged, Tags = Forged, Summary = Forged, WhatHappened = Forged, Related = Forged };
        FailureDocument read = FailureMarkdown.Parse(FailureMarkdown.Render(document)).Document;
        Assert.Equal(2, read.Severity);
        Assert.Equal("storage", read.Domain);
        Assert.Equal(document, read);
    }

    private static string Text(FailureDocument document) => Encoding.UTF8.GetString(FailureMarkdown.Render(document));
}
