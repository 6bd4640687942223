using System.Text.RegularExpressions;

namespace EmergentLearning.Memory.Markdown;

/// <summary>
/// Reads the rules of a file that has them as <c>## H-12: rule</c> or <c>## 3. rule</c>; the rest goes to the free-form reader.
/// </summary>
internal static partial class HeuristicReader
{
    internal static readonly IReadOnlySet<string> Keys =
        new HashSet<string>(
            ["Domain", "Confidence", "Source", "Created", "Date", "Rule", "Heuristic", .. HeuristicLifeLines.Keys], StringComparer.OrdinalIgnoreCase);

    /// <summary>The rule's number in a heading without its marks; <see langword="null"/> for a heading of something else.</summary>
    internal static string? FindAnchor(string heading) => Anchored().Match(heading) is { Success: true } match ? match.Groups["anchor"].Value : null;

    /// <summary>The rule's text in a heading that has a number.</summary>
    internal static string RuleOf(string heading) => FieldEscape.Decode(heading[Anchored().Match(heading).Length..].Trim(' ', '\t'));

    internal static HeuristicParse Read(ReadOnlySpan<byte> bytes)
    {
        var notes = new List<string>();
        MarkdownOutline outline = MarkdownOutline.Read(bytes, notes);
        var metadata = new Metadata(outline.Header, outline.FrontMatter, Keys, notes);
        string title = outline.Title is { } heading ? FieldEscape.Decode(heading) : outline.FrontMatter.Find("title") ?? "";
        if (title.Length == 0)
            notes.Add("The file has no title.");

        List<HeuristicSection> sections = ReadNumbered(outline, notes);
        if (sections.Count == 0)
        {
            notes.Add("The file has no rule numbers; it is read as free text.");
            sections = FreeFormHeuristics.Read(outline, metadata, title, notes);
        }

        return new HeuristicParse(DomainOf(outline, metadata), title, sections, notes);
    }

    private static List<HeuristicSection> ReadNumbered(MarkdownOutline outline, List<string> notes)
    {
        var sections = new List<HeuristicSection>();
        var others = new List<string>();
        foreach (MarkdownSection section in outline.Sections)
        {
            if (Anchored().Match(section.Heading) is { Success: true } match)
                sections.Add(ReadSection(match, section, notes));
            else
                others.Add(FieldEscape.Encode(section.Heading));
        }

        if (sections.Count > 0)
            notes.AddRange(others.Select(heading => $"The section '{heading}' has no rule number and stays in the file only."));
        foreach (var same in sections.CountBy(section => section.Anchor).Where(same => same.Value > 1))
            notes.Add($"The rule number '{same.Key}' is used {same.Value} times.");
        return sections;
    }

    private static string DomainOf(MarkdownOutline outline, Metadata metadata)
    {
        if (metadata.Find("Domain") is { Length: > 0 } domain)
            return domain;
        const string Prefix = "Heuristics: ";
        return outline.Title is { } title && title.StartsWith(Prefix, StringComparison.Ordinal)
            ? FieldEscape.Decode(title[Prefix.Length..])
            : outline.FirstLineOf("Domain") ?? "";
    }

    private static HeuristicSection ReadSection(Match match, MarkdownSection section, List<string> notes)
    {
        string anchor = match.Groups["anchor"].Value;
        string rule = RuleOf(section.Heading);
        if (rule.Length == 0)
            notes.Add($"The rule '{anchor}' is empty.");
        if (anchor is "H-0" or "H-")
            notes.Add($"The rule number '{anchor}' is not that of a record.");

        // The metadata are the lines up to the first blank one; whatever comes later belongs to the explanation.
        ArraySegment<string> body = WithoutDivider(section.Body);
        int end = 0;
        while (end < body.Count && MetadataLine.TryRead(body[end], out _, out _))
            end++;
        var metadata = new Metadata(body[..end], null, Keys, notes);
        return new HeuristicSection
        {
            Anchor = anchor,
            Uid = section.Uid,
            Rule = rule,
            Confidence = ProseValue.Confidence(metadata.Find("Confidence"), notes),
            Source = metadata.Find("Source") ?? "",
            Created = ProseValue.Date(metadata.Find("Created") ?? metadata.Find("Date"), notes),
            Explanation = BlockEscape.Decode(MarkdownText.TrimBlank(body[end..]), HeuristicMarkdown.IsStructure),
            Life = HeuristicLifeLines.Read(metadata, notes),
        };
    }

    private static ArraySegment<string> WithoutDivider(ArraySegment<string> body) =>
        body.Count > 0 && body[^1].TrimEnd(' ', '\t') is "---" ? MarkdownText.TrimBlank(body[..^1]) : body;

    [GeneratedRegex(@"^(?:(?<anchor>H-[0-9]*):|(?<anchor>[0-9]+)\.)(?=\s|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Anchored();
}
