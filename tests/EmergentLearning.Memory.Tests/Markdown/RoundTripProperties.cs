using System.Text;
using CsCheck;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Tests.Markdown;

public sealed class RoundTripProperties
{
    private static readonly Gen<DateOnly?> Dates =
        Gen.Int[0, 3_652_058].Select(day => day % 7 == 0 ? (DateOnly?)null : DateOnly.FromDayNumber(day));

    private static readonly Gen<FailureDocument> Documents =
        from line in Gen.Select(AnyText.Texts, AnyText.Texts, AnyText.Texts)
        from block in Gen.Select(AnyText.Texts, AnyText.Texts, AnyText.Texts)
        from severity in Gen.Int[0, 5]
        from date in Dates
        select new FailureDocument
        {
            Title = line.Item1, Domain = line.Item2, Tags = line.Item3, Severity = severity == 0 ? null : severity, Date = date,
            Summary = block.Item1, WhatHappened = block.Item2, Related = block.Item3,
            Uid = severity % 2 == 0 ? null : "0193c0de-0000-7000-8000-00000000000a",
        };

    internal static readonly Gen<HeuristicLife> Lives =
        from counts in Gen.Frequency((1, Gen.Const(new int[3])), (2, Gen.Int[0, 2_000].Array[3]))
        from days in Gen.Select(Dates, Dates, Dates)
        from second in Gen.Int[0, 86_399]
        from status in Gen.OneOf("", "dormant", "archived", "deprecated")
        from mergedInto in Gen.OneOf("", "0193c0de-0000-7000-8000-00000000000c")
        from golden in AnyText.Texts
        select new HeuristicLife
        {
            Validated = counts[0], Violated = counts[1], Contradicted = counts[2], Decayed = days.Item2, Status = status,
            LastUsed = days.Item1 is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).AddSeconds(second) : null,
            DormantSince = days.Item3, MergedInto = mergedInto, Golden = golden,
        };

    private static readonly Gen<HeuristicSection> Sections =
        from number in Gen.Int[0, 999_999]
        from text in Gen.Select(AnyText.Texts, AnyText.Texts, AnyText.Texts)
        from confidence in Gen.Double[0, 1]
        from date in Dates
        from life in Lives
        select new HeuristicSection
        {
            Uid = number % 2 == 0 ? null : "0193c0de-0000-7000-8000-00000000000b",
            Anchor = $"H-{number}", Rule = text.Item1, Source = text.Item2, Explanation = text.Item3,
            Confidence = number % 5 == 0 ? null : confidence, Created = date, Life = life,
        };

    // What has a meaning in YAML, in any order: text by chance hardly ever holds two of them side by side.
    private static readonly Gen<string> YamlTexts =
        Gen.OneOf("a", " ", "\n", "\n  ", ": ", "- ", "? ", "|", ">", "'", "\"", "{", "}", "[", "]", ", ", "&a", "*a", "!", "!!t ", "%YAML",
            " #", "\t", "\uFEFF", "\0", "...", "\u0085", "\u2028", "\\x4", "\\U00110000", "<<", "=", "~", "@", "`")
            .Array[0, 40].Select(string.Concat);

    [Fact]
    public void A_failure_comes_back_exactly_whatever_its_texts_hold() =>
        Documents.Sample(document => FailureMarkdown.Parse(FailureMarkdown.Render(document)).Document == document, iter: 2000);

    [Fact]
    public void Heuristics_come_back_exactly_and_appending_changes_no_byte_before() =>
        Gen.Select(AnyText.Texts, Sections.Array[1, 5]).Sample((domain, sections) =>
        {
            byte[] file = HeuristicMarkdown.RenderNew(domain, sections[0]);
            foreach (HeuristicSection section in sections[1..])
            {
                byte[] longer = HeuristicMarkdown.Append(file, section);
                Assert.True(longer.AsSpan().StartsWith(file));
                file = longer;
            }

            HeuristicParse parse = HeuristicMarkdown.Parse(file);
            Assert.Equal(domain, parse.Domain);
            Assert.Equal(sections, parse.Sections);
        }, iter: 1000);

    [Fact]
    public void Changing_a_rules_life_changes_nothing_else_and_can_be_taken_back() =>
        Gen.Select(Sections.Array[1, 4], Gen.Int[0, 3], Lives, Gen.Double[0, 1]).Sample((sections, chosen, life, confidence) =>
        {
            HeuristicSection section = sections[chosen % sections.Length] with { Confidence = 0.5 };
            sections[chosen % sections.Length] = section;
            byte[] file = sections[1..].Aggregate(HeuristicMarkdown.RenderNew("d", sections[0]), HeuristicMarkdown.Append);

            byte[] edited = HeuristicEdit.SetLife(file, section.Anchor, section.Rule, confidence, life)!;

            Assert.Equal(
                sections.Select(one => ReferenceEquals(one, section) ? section with { Confidence = confidence, Life = life } : one),
                HeuristicMarkdown.Parse(edited).Sections);
            Assert.Equal(file, HeuristicEdit.SetLife(edited, section.Anchor, section.Rule, 0.5, section.Life));
        }, iter: 1000);

    [Fact]
    public void A_one_line_field_is_one_line_and_comes_back() =>
        AnyText.Texts.Sample(text =>
        {
            string line = FieldEscape.Encode(text);
            Assert.DoesNotContain(line, c => char.IsControl(c) || c is '\u2028' or '\u2029');
            Assert.Equal(line.Trim(' '), line);
            Assert.Equal(text, FieldEscape.Decode(line));
        }, iter: 2000);

    [Fact]
    public void Reading_any_front_matter_never_throws() =>
        YamlTexts.Select(yaml => Encoding.UTF8.GetBytes("---\n" + yaml + "\n---\n# Title\n")).Sample(bytes => { FailureMarkdown.Parse(bytes); }, iter: 20_000);

    [Fact]
    public void Reading_any_bytes_never_throws() =>
        Gen.OneOf(Gen.Byte.Array[0, 200], Gen.Select(Gen.OneOf("---\n", "# ", ""), AnyText.Texts, AnyText.Texts)
            .Select(parts => Encoding.UTF8.GetBytes(parts.Item1 + parts.Item2 + "\n---\n" + parts.Item3))).Sample(bytes =>
        {
            FailureMarkdown.Parse(bytes);
            HeuristicMarkdown.Parse(bytes);
            LearningMarkdown.Parse(bytes);
        }, iter: 2000);
}
