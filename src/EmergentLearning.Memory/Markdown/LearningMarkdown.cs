namespace EmergentLearning.Memory.Markdown;

/// <summary>Reads the hand-written files of successes, investigations and experiments. Thread-safe: it holds no state.</summary>
public static class LearningMarkdown
{
    private static readonly HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        "Domain", "Severity", "Tags", "Date", "Started", "Created",
    };

    /// <summary>Reads any bytes as well as it can; it never throws.</summary>
    public static LearningParse Parse(ReadOnlySpan<byte> bytes)
    {
        var notes = new List<string>();
        MarkdownOutline outline = MarkdownOutline.Read(bytes, notes);
        var metadata = new Metadata(outline.Header, outline.FrontMatter, Keys, notes);
        string? date = metadata.Find("Date") ?? metadata.Find("Started") ?? metadata.Find("Created") ?? outline.FirstLineOf("Date");
        return new LearningParse(new LearningDocument
        {
            Uid = outline.Uid,
            Title = outline.Title is { } heading ? FieldEscape.Decode(heading) : outline.FrontMatter.Find("title") ?? "",
            Domain = metadata.Find("Domain") ?? outline.FirstLineOf("Domain") ?? "",
            Severity = ProseValue.Severity(metadata.Find("Severity"), notes),
            Tags = metadata.Find("Tags") ?? "",
            Date = ProseValue.Date(date, notes),
            Summary = Summary(outline) ?? FirstParagraph(outline),
        }, notes);
    }

    private static string? Summary(MarkdownOutline outline) => outline.Sections
        .FirstOrDefault(static section => section.Heading.Equals("Summary", StringComparison.OrdinalIgnoreCase)) is { } summary
            ? BlockEscape.Decode(summary.Body, BlockStructure.IsStructure)
            : null;

    /// <summary>The first paragraph of the summary, else of the header, else of the first section that has one.</summary>
    internal static string FirstParagraph(MarkdownOutline outline)
    {
        IEnumerable<ArraySegment<string>> candidates = outline.Sections
            .Where(section => section.Heading.Equals("Summary", StringComparison.OrdinalIgnoreCase))
            .Select(section => section.Body)
            .Append(outline.Header.Where(line => !MetadataLine.TryRead(line, out _, out _)).ToArray())
            .Concat(outline.Sections.Where(section => !Keys.Contains(section.Heading)).Select(section => section.Body));
        return candidates.Select(MarkdownText.FirstParagraph).FirstOrDefault(paragraph => paragraph.Length > 0) ?? "";
    }
}
