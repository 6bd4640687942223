namespace EmergentLearning.Memory.Markdown;

/// <summary>A file cut into its front matter, title, header and sections. Headings inside fenced code do not count.</summary>
internal sealed class MarkdownOutline
{
    private MarkdownOutline(
        FrontMatter frontMatter, string? title, (ArraySegment<string> Lines, string? Uid) header, IReadOnlyList<MarkdownSection> sections)
    {
        FrontMatter = frontMatter;
        Title = title;
        Header = header.Lines;
        Uid = header.Uid ?? sections.Select(static section => section.Uid).FirstOrDefault(static uid => uid is not null);
        Sections = sections;
    }

    internal FrontMatter FrontMatter { get; }

    /// <summary>The first heading of level one, still escaped.</summary>
    internal string? Title { get; }

    /// <summary>What stands before the first section, without the title.</summary>
    internal ArraySegment<string> Header { get; }

    internal IReadOnlyList<MarkdownSection> Sections { get; }

    /// <summary>The record that the file names; <see langword="null"/> when it names none.</summary>
    internal string? Uid { get; }

    /// <summary>
    /// The first line of a section: some files tell their metadata as sections. <see langword="null"/> when there is none.
    /// </summary>
    internal string? FirstLineOf(string heading)
    {
        MarkdownSection? section = Sections.FirstOrDefault(section => section.Heading.Equals(heading, StringComparison.OrdinalIgnoreCase));
        return section is { Body.Count: > 0 } ? section.Body[0].Trim() : null;
    }

    internal static MarkdownOutline Read(ReadOnlySpan<byte> bytes, List<string> notes)
    {
        string[] all = MarkdownText.ReadLines(bytes, notes);
        FrontMatter frontMatter = FrontMatter.Read(all, notes, out int length);
        ArraySegment<string> lines = all.AsSpan(length).ToArray();
        bool[] fenced = CodeFences.Find(lines);

        string? title = null;
        int headerStart = 0;
        var starts = new List<int>();
        for (int i = 0; i < lines.Count; i++)
        {
            if (fenced[i])
                continue;
            if (lines[i].StartsWith("## ", StringComparison.Ordinal) || lines[i] == "##")
            {
                starts.Add(i);
            }
            else if (title is null && starts.Count == 0 && (lines[i].StartsWith("# ", StringComparison.Ordinal) || lines[i] == "#"))
            {
                title = lines[i][1..].Trim(' ', '\t');
                headerStart = i + 1;
            }
        }

        int headerEnd = starts.Count > 0 ? starts[0] : lines.Count;
        (ArraySegment<string>, string?) header = RecordMark.Take(lines[headerStart..headerEnd], fenced.AsSpan(headerStart..headerEnd));
        return new MarkdownOutline(frontMatter, title, header, ReadSections(lines, fenced, starts));
    }

    private static List<MarkdownSection> ReadSections(ArraySegment<string> lines, bool[] fenced, List<int> starts)
    {
        var sections = new List<MarkdownSection>(starts.Count);
        for (int i = 0; i < starts.Count; i++)
        {
            int end = i + 1 < starts.Count ? starts[i + 1] : lines.Count;
            (ArraySegment<string> body, string? uid) = RecordMark.Take(lines[(starts[i] + 1)..end], fenced.AsSpan((starts[i] + 1)..end));
            sections.Add(new MarkdownSection(lines[starts[i]][2..].Trim(' ', '\t'), MarkdownText.TrimBlank(body), uid));
        }

        return sections;
    }
}
