using System.Text;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Kinds.Layout;

/// <summary>Changes values in a file and leaves every other line as it is: what a person wrote beside them stays.</summary>
internal sealed class LayoutEditor
{
    private readonly FileLayout _layout;
    private readonly RecordStamp _stamp;
    private readonly List<string> _lines;

    private LayoutEditor(FileLayout layout, RecordStamp stamp, byte[] file)
    {
        _layout = layout;
        _stamp = stamp;
        _lines = [.. MarkdownText.ReadLines(file, [])];
    }

    /// <summary>The file with what differs between the two.</summary>
    public static byte[] Apply(FileLayout layout, RecordStamp stamp, byte[] file, RecordValues before, RecordValues after)
    {
        var editor = new LayoutEditor(layout, stamp, file);
        if (before[layout.Title] != after[layout.Title])
            editor.SetTitle(after[layout.Title]);
        foreach (HeaderLine line in layout.Header.Where(line => line.Field.Length > 0 && before[line.Field] != after[line.Field]))
            editor.SetLine(line, after);
        foreach (LayoutSection section in layout.Sections.Where(section => section.Field.Length > 0 && before[section.Field] != after[section.Field]))
            editor.SetSection(section, after[section.Field]);
        return MarkdownText.ToBytes(new StringBuilder(string.Join('\n', editor._lines)));
    }

    private void SetTitle(string title)
    {
        string line = $"# {_stamp.Fill(_layout.TitlePrefix)}{FieldEscape.Encode(title)}";
        int at = FindTitle();
        if (at >= 0)
            _lines[at] = line;
        else
            _lines.Insert(0, line);
    }

    private void SetLine(HeaderLine line, RecordValues values)
    {
        (int start, int end) = _layout.HasFrontMatter ? (1, Math.Max(1, _lines.IndexOf("---", Math.Min(1, _lines.Count)))) : (FindTitle() + 1, FirstHeading());
        int at = Enumerable.Range(start, Math.Max(0, end - start)).FirstOrDefault(i => IsKey(_lines[i], line.Key), -1);
        string value = _layout.HasFrontMatter ? YamlText.Write(values[line.Field]) : LayoutText.OfLine(line, values, _stamp);
        string text = _layout.HasFrontMatter ? $"{line.Key}: {value}" : $"**{line.Key}**: {value}";
        bool isLeftOut = values[line.Field].Length == 0 && (line.IsOptional || _layout.HasFrontMatter);
        if (at >= 0 && isLeftOut)
            _lines.RemoveAt(at);
        else if (at >= 0)
            _lines[at] = text;
        else if (!isLeftOut)
            _lines.Insert(LastMetadata(start, end) + 1, text);
    }

    private void SetSection(LayoutSection section, string value)
    {
        bool[] fenced = CodeFences.Find(_lines);
        string heading = $"## {section.Heading}";
        int at = Enumerable.Range(0, _lines.Count).FirstOrDefault(
            i => !fenced[i] && _lines[i].TrimEnd().Equals(heading, StringComparison.OrdinalIgnoreCase), -1);
        int tail = FindTail();
        if (at < 0)
        {
            _lines.InsertRange(tail, [heading, "", .. LayoutText.OfSection(_layout, section, value).Split('\n'), ""]);
            return;
        }

        int next = Enumerable.Range(at + 1, _lines.Count - at - 1).FirstOrDefault(i => !fenced[i] && IsHeading(_lines[i]), _lines.Count);
        int end = tail > at ? Math.Min(next, tail) : next;
        // The record's name may stand anywhere, and it is no part of the text.
        string[] marks = [.. Enumerable.Range(at + 1, end - at - 1)
            .Where(i => !fenced[i] && RecordMark.Is(_lines[i]))
            .SelectMany(i => new[] { _lines[i], "" })];
        _lines.RemoveRange(at + 1, end - at - 1);
        _lines.InsertRange(at + 1, ["", .. LayoutText.OfSection(_layout, section, value).Split('\n'), "", .. marks]);
    }

    /// <summary>
    /// Where the rule stands below which nothing but metadata, a line in italics and the record's name follows; without one the record's
    /// name at the end, else the end of the file.
    /// </summary>
    private int FindTail()
    {
        int rule = _layout.Tail.Length == 0 ? -1 : _lines.FindLastIndex(BlockStructure.IsRule);
        bool isTail = rule >= 0 && _lines.Skip(rule + 1).All(static line =>
            MarkdownText.IsBlank(line) || MetadataLine.TryRead(line, out _, out _) || line is ['*', .., '*'] || RecordMark.Is(line));
        return isTail ? rule : FindMark() ?? (_lines.Count > 0 && _lines[^1].Length == 0 ? _lines.Count - 1 : _lines.Count);
    }

    private int? FindMark()
    {
        int last = _lines.FindLastIndex(static line => !MarkdownText.IsBlank(line));
        return last >= 0 && RecordMark.Is(_lines[last]) && !CodeFences.Find(_lines)[last] ? last : null;
    }

    private int FindTitle()
    {
        bool[] fenced = CodeFences.Find(_lines);
        return Enumerable.Range(0, FirstHeading()).FirstOrDefault(i => !fenced[i] && _lines[i].StartsWith("# ", StringComparison.Ordinal), -1);
    }

    private int FirstHeading()
    {
        bool[] fenced = CodeFences.Find(_lines);
        return Enumerable.Range(0, _lines.Count).FirstOrDefault(i => !fenced[i] && IsHeading(_lines[i]), _lines.Count);
    }

    private int LastMetadata(int start, int end) => Enumerable.Range(start, Math.Max(0, end - start))
        .LastOrDefault(i => MetadataLine.TryRead(_lines[i], out _, out _), _layout.HasFrontMatter ? end - 1 : start - 1);

    private bool IsKey(string line, string key) => _layout.HasFrontMatter
        ? line.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase)
        : MetadataLine.TryRead(line, out string found, out _) && found.Equals(key, StringComparison.OrdinalIgnoreCase);

    private static bool IsHeading(string line) => line.StartsWith("## ", StringComparison.Ordinal) || line == "##";
}
