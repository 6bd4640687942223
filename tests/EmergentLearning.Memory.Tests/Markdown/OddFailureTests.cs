using System.Text;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Tests.Markdown;

/// <summary>Every oddity that the real files of failures have, each as small as it can be.</summary>
public sealed class OddFailureTests
{
    private const string Tail = "\n\n## Summary\n\nIt broke.\n";

    [Theory]
    [InlineData("**Domain**: web\n**Severity**: 4\n**Tags**: a,b\n**Date**: 2025-12-01")]
    [InlineData("**Domain:** web\n**Severity:** 4\n**Tags:** a,b\n**Date:** 2025-12-01")]
    [InlineData("Domain: web\nSeverity: 4\nTags: a,b\nDate: 2025-12-01")]
    [InlineData("- **Domain**: web\n- **Severity**: 4\n- **Tags**: a,b\n- **Date**: 2025-12-01")]
    [InlineData("* **Domain:** web  \n**severity:** 4\t\n**Tags**: a,b\n**Date**: 2025-12-01")]
    public void Every_style_of_metadata_is_read(string metadata)
    {
        FailureDocument read = Parse("# It broke\n\n" + metadata + Tail).Document;
        Assert.Equal(("web", 4, "a,b", new DateOnly(2025, 12, 1)), (read.Domain, read.Severity, read.Tags, read.Date));
    }

    [Fact]
    public void Front_matter_is_read_with_lists_and_without_depth()
    {
        FailureParse parse = Parse("---\ntitle: It broke\ndomain: web\nseverity: 4\ntags: [a, b]\ndate: 2025-12-01\ndeep: {x: {y: z}}\n---\n" + Tail);
        FailureDocument read = parse.Document;
        Assert.Equal(("It broke", "web", 4, "a,b", new DateOnly(2025, 12, 1)), (read.Title, read.Domain, read.Severity, read.Tags, read.Date));
    }

    [Fact]
    public void A_rule_at_the_start_that_opens_no_yaml_loses_nothing()
    {
        FailureParse parse = Parse("---\n: [ {\n---\n# It broke\n**Domain**: web" + Tail);
        Assert.Equal(("It broke", "web", "It broke."), (parse.Document.Title, parse.Document.Domain, parse.Document.Summary));
        Noted(parse, "front matter");
    }

    // What the parser says as something else than a YamlException.
    [Theory]
    [InlineData("...\nab\n")]
    [InlineData("!![")]
    [InlineData("!<:>")]
    [InlineData("%YAML 99999999999.1")]
    public void Front_matter_that_the_parser_stumbles_over_is_read_as_text(string yaml)
    {
        FailureParse parse = Parse($"---\n{yaml}\n---\n# It broke\n");
        Assert.Equal("It broke", parse.Document.Title);
        Noted(parse, "not YAML");
    }

    [Theory]
    [InlineData(3_000)]
    [InlineData(200_000)]
    public void Front_matter_nested_without_end_is_read_as_text(int depth)
    {
        FailureParse parse = Parse("---\n" + new string('[', depth) + "\n---\n# t\n");
        Assert.Equal("t", parse.Document.Title);
        Noted(parse, "read as text");
    }

    [Fact]
    public void Debug_text_behind_the_date_is_left_out()
    {
        FailureParse parse = Parse("# t\n\n**Date**: 2025-12-01  # TIME-FIX-3: Use consistent captured date\n");
        Assert.Equal(new DateOnly(2025, 12, 1), parse.Document.Date);
        Noted(parse, "TIME-FIX-3");
    }

    [Theory]
    [InlineData("Medium", 3)]
    [InlineData("HIGH", 4)]
    [InlineData("Minor (reverted quickly)", 1)]
    [InlineData("5 (critical)", 5)]
    [InlineData("terrible", null)]
    [InlineData("9", null)]
    public void A_severity_in_words_is_understood_or_noted(string text, int? expected)
    {
        FailureParse parse = Parse($"# t\n\n**Severity**: {text}\n");
        Assert.Equal(expected, parse.Document.Severity);
        Noted(parse, text);
    }

    [Fact]
    public void Missing_fields_are_empty_and_noted()
    {
        FailureParse parse = Parse("# t\n\nSomething broke\nbadly.\n\nMore.\n");
        Assert.Equal(("", null, "", null), (parse.Document.Domain, parse.Document.Severity, parse.Document.Tags, parse.Document.Date));
        Assert.Equal("Something broke badly.", parse.Document.Summary);
        foreach (string note in (string[])["'Domain'", "'Severity'", "'Tags'", "'Date'", "'## Summary'"])
            Noted(parse, note);
    }

    [Fact]
    public void Metadata_told_as_sections_is_read_when_the_header_has_none()
    {
        FailureDocument read = Parse("# t\n\n## What Happened\nx\n\n## Date\n2025-12-02\n\n## Severity\nHIGH - violated a rule\n").Document;
        Assert.Equal((4, new DateOnly(2025, 12, 2), "x"), (read.Severity, read.Date, read.WhatHappened));
    }

    [Fact]
    public void Metadata_below_the_header_does_not_count() =>
        Assert.Null(Parse("# t\n\n## Summary\n\n**Severity**: 5\n").Document.Severity);

    [Fact]
    public void Metadata_twice_counts_once_and_is_noted()
    {
        FailureParse parse = Parse("# t\n**Severity**: 2\n**Severity**: 5\n");
        Assert.Equal(2, parse.Document.Severity);
        Noted(parse, "more than once");
    }

    [Fact]
    public void Windows_line_ends_a_byte_order_mark_and_no_final_line_break_are_taken()
    {
        FailureParse parse = Parse("\ufeff# It broke\r\n\r\n**Domain**: web\r\n\r\n## Summary\r\n\r\nOne\r\nTwo");
        Assert.Equal(("It broke", "web", "One\nTwo"), (parse.Document.Title, parse.Document.Domain, parse.Document.Summary));
        foreach (string note in (string[])["byte order mark", "carriage returns", "does not end"])
            Noted(parse, note);
    }

    [Fact]
    public void Invalid_utf8_is_replaced_in_the_fields_and_noted()
    {
        FailureParse parse = FailureMarkdown.Parse([.. "# bad "u8, 0xff, 0xfe, .. " title\n\n**Domain**: web\n"u8]);
        Assert.Equal("bad \ufffd\ufffd title", parse.Document.Title);
        Assert.Equal("web", parse.Document.Domain);
        Noted(parse, "not valid UTF-8");
    }

    [Fact]
    public void Control_characters_are_kept_and_noted()
    {
        FailureParse parse = Parse("# \u001b[31mRED\u001b[0m\n\n**Domain**: a\0b\n");
        Assert.Equal(("\u001b[31mRED\u001b[0m", "a\0b"), (parse.Document.Title, parse.Document.Domain));
        Noted(parse, "control characters");
    }

    [Fact]
    public void Injected_headings_are_reported_and_replace_nothing()
    {
        FailureParse parse = Parse("# t\n\n## Summary\n\nreal\n\n## Injected Header\n\nx\n\n## Summary\n\nforged\n");
        Assert.Equal("real", parse.Document.Summary);
        Noted(parse, "Injected Header");
        Noted(parse, "more than once");
    }

    [Fact]
    public void A_heading_inside_fenced_code_is_no_heading() => Assert.Equal(
        "```sh\n## no heading\n```", Parse("# t\n\n## Summary\n\n```sh\n## no heading\n```\n\n## Impact\n\nnone\n").Document.Summary);

    [Fact]
    public void A_fence_that_is_never_closed_hides_no_heading() =>
        Assert.Equal("none", Parse("# t\n\n## Summary\n\n```sh\ncode\n\n## Impact\n\nnone\n").Document.Impact);

    [Fact]
    public void Several_domains_and_other_scripts_are_kept_as_they_are()
    {
        FailureDocument read = Parse("# 测试失败 🔥\n\n**Domain**: debugging, process\n").Document;
        Assert.Equal(("测试失败 🔥", "debugging, process"), (read.Title, read.Domain));
    }

    [Fact]
    public void A_stub_that_was_recovered_from_a_database_is_a_failure()
    {
        FailureParse parse = Parse("# t\n\n**Domain**: d\n**Severity**: 3\n**Date**: 2025-12-01\n\n## Summary\n\n(Recovered from database)\n");
        Assert.Equal("(Recovered from database)", parse.Document.Summary);
        Assert.Equal(["The metadata lacks 'Tags'."], parse.Notes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain text\nwithout a title\n")]
    public void No_title_is_noted(string text)
    {
        FailureParse parse = Parse(text);
        Assert.Equal("", parse.Document.Title);
        Noted(parse, "no title");
    }

    private static FailureParse Parse(string text) => FailureMarkdown.Parse(Encoding.UTF8.GetBytes(text));

    private static void Noted(FailureParse parse, string words) =>
        Assert.Contains(parse.Notes, note => note.Contains(words, StringComparison.Ordinal));
}
