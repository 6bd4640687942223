namespace EmergentLearning.Memory.Markdown;

/// <summary>Finds the rules of a file without rule numbers.</summary>
internal static class FreeFormHeuristics
{
    private const int LongestRule = 500;
    private const string Prefix = "Heuristic: ";

    /// <summary>
    /// In this order: sections named <c>Heuristic: rule</c>; sections with a line <c>**Rule:** rule</c>; sub-headings with a quote below
    /// them, the quote being the rule; else the whole file as one rule, which is its first quote, or what stands below
    /// <c>## Heuristic</c>, or its title.
    /// </summary>
    internal static List<HeuristicSection> Read(MarkdownOutline outline, Metadata metadata, string title, List<string> notes)
    {
        var named = outline.Sections
            .Where(section => section.Heading.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
                || section.Heading.StartsWith("Rule: ", StringComparison.OrdinalIgnoreCase))
            .Select(section => Create(section.Heading[(section.Heading.IndexOf(':', StringComparison.Ordinal) + 1)..], section.Body, metadata, notes))
            .ToList();
        if (named.Count > 0)
            return named;

        var ruled = outline.Sections.Where(section => RuleLine(section) is not null)
            .Select(section => Create(RuleLine(section)!, section.Body, metadata, notes))
            .ToList();
        if (ruled.Count > 0)
            return ruled;

        var quoted = outline.Sections
            .SelectMany(section => SubSections(section.Body))
            .Where(part => part.Count > 1 && part[1].StartsWith('>'))
            .Select(part => FromQuote(part[1..], metadata, notes))
            .ToList();
        return quoted.Count > 0 ? quoted : Whole(outline, metadata, title, notes);
    }

    private static List<HeuristicSection> Whole(MarkdownOutline outline, Metadata metadata, string title, List<string> notes)
    {
        string[] body = [.. outline.Sections.SelectMany(section => (string[])["## " + section.Heading, "", .. section.Body, ""])];
        ArraySegment<string> lines = MarkdownText.TrimBlank(outline.Sections.Count > 0 ? body : outline.Header);
        int quote = Array.FindIndex([.. lines], line => line.StartsWith('>'));
        string rule = quote >= 0 ? MarkdownText.FirstParagraph(Quote(lines[quote..])) : NamedRule(outline, metadata);
        if (rule.Length is 0 or > LongestRule)
            rule = title.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? title[Prefix.Length..] : title;
        return rule.Length == 0 ? [] : [Create(rule, lines, metadata, notes)];
    }

    private static string? RuleLine(MarkdownSection section) => section.Body
        .Select(line => MetadataLine.TryRead(line, out string key, out string value) && key == "Rule" ? value : "")
        .FirstOrDefault(rule => rule.Length > 0);

    private static string NamedRule(MarkdownOutline outline, Metadata metadata) => metadata.Find("Heuristic") ?? outline.Sections
        .Where(section => section.Heading.Equals("Heuristic", StringComparison.OrdinalIgnoreCase)
            || section.Heading.Equals("Rule", StringComparison.OrdinalIgnoreCase))
        .Select(section => MarkdownText.FirstParagraph(section.Body))
        .FirstOrDefault("");

    private static HeuristicSection FromQuote(ArraySegment<string> lines, Metadata metadata, List<string> notes)
    {
        ArraySegment<string> quote = Quote(lines);
        return Create(MarkdownText.FirstParagraph(quote), MarkdownText.TrimBlank(lines[quote.Count..]), metadata, notes);
    }

    private static HeuristicSection Create(string rule, ArraySegment<string> body, Metadata file, List<string> notes)
    {
        var own = new Metadata(body.Where(line => MetadataLine.TryRead(line, out _, out _)), null, HeuristicReader.Keys, []);
        return new HeuristicSection
        {
            Anchor = "",
            Rule = rule.Trim(),
            Confidence = ProseValue.Confidence(own.Find("Confidence") ?? file.Find("Confidence"), notes),
            Source = own.Find("Source") ?? file.Find("Source") ?? "",
            Created = ProseValue.Date(own.Find("Created") ?? file.Find("Created") ?? file.Find("Date"), notes),
            Explanation = BlockEscape.Decode(MarkdownText.TrimBlank(body), HeuristicMarkdown.IsStructure),
        };
    }

    private static ArraySegment<string> Quote(ArraySegment<string> lines)
    {
        int end = 0;
        while (end < lines.Count && lines[end].StartsWith('>'))
            end++;
        return lines[..end];
    }

    private static IEnumerable<ArraySegment<string>> SubSections(ArraySegment<string> body)
    {
        bool[] fenced = CodeFences.Find(body);
        int start = -1;
        for (int i = 0; i < body.Count; i++)
        {
            if (fenced[i] || !body[i].StartsWith("### ", StringComparison.Ordinal))
                continue;
            if (start >= 0)
                yield return MarkdownText.TrimBlank(body[start..i]);
            start = i;
        }

        if (start >= 0)
            yield return MarkdownText.TrimBlank(body[start..]);
    }
}
