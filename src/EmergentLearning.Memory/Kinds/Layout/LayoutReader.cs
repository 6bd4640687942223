using System.Globalization;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Kinds.Layout;

/// <summary>
/// Reads any bytes as the file of a record, as well as it can; never throws. What <see cref="LayoutWriter"/> wrote comes back exactly.
/// </summary>
internal sealed class LayoutReader
{
    private static readonly string[] Moments = ["Created", "Date", "Started", "Time", "submitted_at"];

    private readonly List<string> _notes = [];
    private readonly TableKind _kind;
    private readonly FileLayout _layout;
    private readonly MarkdownOutline _outline;
    private RecordValues _values = RecordValues.Empty;

    private LayoutReader(TableKind kind, ReadOnlySpan<byte> bytes)
    {
        _kind = kind;
        _layout = kind.Layout;
        _outline = MarkdownOutline.Read(bytes, _notes);
    }

    /// <summary>Reads a file; a title that is missing is the given name.</summary>
    public static RecordDocument Read(TableKind kind, ReadOnlySpan<byte> bytes, string name)
    {
        var reader = new LayoutReader(kind, bytes);
        string? created = reader.ReadAll(name);
        return new RecordDocument(kind, reader._values, created, reader._notes) { Uid = reader._outline.Uid };
    }

    private string? ReadAll(string name)
    {
        string title = _outline.Title is { } heading ? FieldEscape.Decode(WithoutPrefix(heading)) : _outline.FrontMatter.Find("title") ?? "";
        _values = _values.With(_layout.Title, title.Length > 0 ? title : name);
        HashSet<string> keys = new(_layout.Header.Select(static line => line.Key).Concat(Moments), StringComparer.OrdinalIgnoreCase);
        var metadata = new Metadata(_outline.Header, _outline.FrontMatter, keys, _notes);
        foreach (HeaderLine line in _layout.Header.Where(static line => line.Field.Length > 0))
            ReadLine(line, metadata.Find(line.Key));
        ReadSections();
        if (_layout.FreeText is { } free && !_outline.Sections.Any(section => section.Heading.Equals(free.Heading, StringComparison.OrdinalIgnoreCase)))
            ReadSection(free, LearningMarkdown.FirstParagraph(_outline).Split('\n'));
        return Moments.Select(metadata.Find).Select(Moment).FirstOrDefault(static moment => moment is not null);
    }

    private void ReadLine(HeaderLine line, string? found)
    {
        if (found is null)
            return;

        string text = line.Suffix.Length > 0 && found.EndsWith(line.Suffix, StringComparison.Ordinal) ? found[..^line.Suffix.Length] : found;
        KindField field = _kind.FindField(line.Field)!;
        if (field.Understand(text) is { } value)
            _values = _values.With(line.Field, value);
        else
            _notes.Add($"The {line.Key} '{FieldEscape.Encode(text.Length > 60 ? text[..60] + "..." : text)}' is not understood.");
    }

    private void ReadSections()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (MarkdownSection section in _outline.Sections)
        {
            LayoutSection? known = _layout.Sections.FirstOrDefault(known => known.Heading.Equals(section.Heading, StringComparison.OrdinalIgnoreCase));
            if (known is null)
                _notes.Add($"The section '{FieldEscape.Encode(section.Heading)}' stays in the file only.");
            else if (!seen.Add(section.Heading))
                _notes.Add($"The section '{FieldEscape.Encode(section.Heading)}' stands more than once; the first counts.");
            else if (known.Field.Length > 0)
                ReadSection(known, WithoutTail(section.Body));
        }
    }

    private void ReadSection(LayoutSection section, ArraySegment<string> body)
    {
        string text = LayoutText.ReadSection(_layout, section, body);
        if (_kind.FindField(section.Field)!.Understand(text) is { } value)
            _values = _values.With(section.Field, value);
        else
            _notes.Add($"The text of '{section.Heading}' is not understood.");
    }

    /// <summary>
    /// The body without what stands below the last rule, where that is nothing but metadata and a line in italics. Of any section: a person may
    /// have written one more below the end.
    /// </summary>
    private ArraySegment<string> WithoutTail(ArraySegment<string> body)
    {
        int rule = _layout is { Tail.Length: 0, HasFrontMatter: false } ? -1 : Array.FindLastIndex([.. body], BlockStructure.IsRule);
        bool isTail = rule >= 0 && body[(rule + 1)..].All(static line =>
            MarkdownText.IsBlank(line) || MetadataLine.TryRead(line, out _, out _) || line is ['*', .., '*']);
        return isTail ? MarkdownText.TrimBlank(body[..rule]) : body;
    }

    private string WithoutPrefix(string title)
    {
        string[] parts = _layout.TitlePrefix.Split("{id}");
        if (!title.StartsWith(parts[0], StringComparison.Ordinal))
            return title;

        int end = parts[0].Length;
        if (parts.Length == 1)
            return title[end..];
        while (end < title.Length && char.IsAsciiDigit(title[end]))
            end++;
        // The heading was trimmed: behind a prefix with nothing below it the blank is gone.
        string rest = title[end..];
        return rest.StartsWith(parts[1], StringComparison.Ordinal) ? rest[parts[1].Length..] : title;
    }

    private static string? Moment(string? text)
    {
        if (text is { Length: >= 19 } && DateTime.TryParseExact(
            text[..19], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time))
        {
            return time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        }

        return Timestamps.FindDay(text) is { } day ? Timestamps.Format(day) : null;
    }
}
