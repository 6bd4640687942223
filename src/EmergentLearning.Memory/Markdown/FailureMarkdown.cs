using System.Globalization;
using System.Text;

namespace EmergentLearning.Memory.Markdown;

/// <summary>
/// The Markdown file of a failure, in the layout of the original. <see cref="Parse"/> gives back exactly what <see cref="Render"/> was
/// given, whatever the texts hold: nothing in them can pass for metadata or a heading. Thread-safe: it holds no state.
/// </summary>
public static class FailureMarkdown
{
    private static readonly HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase) { "Domain", "Severity", "Tags", "Date" };

    /// <summary>The bytes of the file: UTF-8, line feeds, a final line feed; a pure function of the document.</summary>
    public static byte[] Render(FailureDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = new StringBuilder();
        text.Append("# ").Append(FieldEscape.Encode(document.Title)).Append("\n\n");
        text.Append("**Domain**: ").Append(FieldEscape.Encode(document.Domain)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"**Severity**: {document.Severity}\n");
        text.Append("**Tags**: ").Append(FieldEscape.Encode(document.Tags)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"**Date**: {document.Date:yyyy-MM-dd}\n");
        AppendSection(text, "Summary", document.Summary);
        AppendSection(text, "What Happened", document.WhatHappened);
        AppendSection(text, "Root Cause", document.RootCause);
        AppendSection(text, "Impact", document.Impact);
        AppendSection(text, "Prevention", document.Prevention);
        AppendSection(text, "Related", document.Related);
        if (document.Uid is { } uid)
            text.Append('\n').Append(RecordMark.Of(uid)).Append('\n');
        return MarkdownText.ToBytes(text);
    }

    /// <summary>
    /// Reads any bytes as the file of a failure, as well as it can; it never throws. Metadata counts only above the first <c>## </c>;
    /// what a file lacks is empty or <see langword="null"/>, and what was odd is noted.
    /// </summary>
    public static FailureParse Parse(ReadOnlySpan<byte> bytes)
    {
        var notes = new List<string>();
        MarkdownOutline outline = MarkdownOutline.Read(bytes, notes);
        var metadata = new Metadata(outline.Header, outline.FrontMatter, Keys, notes);
        var sections = new FailureSections(outline.Sections, notes);
        string title = outline.Title is { } heading ? FieldEscape.Decode(heading) : outline.FrontMatter.Find("title") ?? "";
        if (outline.Title is null)
            notes.Add("The file has no title.");
        foreach (string key in Keys.Where(key => !metadata.Has(key)))
            notes.Add($"The metadata lacks '{key}'.");

        var template = new FailureDocument { Title = title };
        return new FailureParse(template with
        {
            Uid = outline.Uid,
            Domain = metadata.Find("Domain") ?? "",
            Tags = metadata.Find("Tags") ?? "",
            Severity = ProseValue.Severity(metadata.Find("Severity") ?? outline.FirstLineOf("Severity"), notes),
            Date = ProseValue.Date(metadata.Find("Date") ?? outline.FirstLineOf("Date"), notes),
            Summary = sections.Find("Summary") ?? FirstParagraph(outline, notes),
            WhatHappened = sections.Find("What Happened") ?? template.WhatHappened,
            RootCause = sections.Find("Root Cause") ?? template.RootCause,
            Impact = sections.Find("Impact") ?? template.Impact,
            Prevention = sections.Find("Prevention") ?? template.Prevention,
            Related = sections.Find("Related") ?? template.Related,
        }, notes);
    }

    internal static bool IsStructure(string line) => line.StartsWith('#') || RecordMark.Is(line);

    private static void AppendSection(StringBuilder text, string heading, string body) =>
        text.Append("\n## ").Append(heading).Append("\n\n").Append(BlockEscape.Encode(body, IsStructure)).Append('\n');

    private static string FirstParagraph(MarkdownOutline outline, List<string> notes)
    {
        notes.Add("The file has no '## Summary'; its first paragraph is taken.");
        return LearningMarkdown.FirstParagraph(outline);
    }
}
