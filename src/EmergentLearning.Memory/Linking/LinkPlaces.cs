using System.Text;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Linking;

/// <summary>Finds where the records of a file have their links. Lines count as the Markdown readers count them: fenced code holds nothing.</summary>
internal sealed class LinkPlaces
{
    private readonly string[] _lines;
    private readonly bool[] _fenced;
    private readonly int _start;

    private LinkPlaces(string[] lines)
    {
        _lines = lines;
        // Read as the text that it is: of bytes as characters YAML allows fewer.
        string[] text = lines is ["---", ..] ? Array.ConvertAll(lines, static line => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(line))) : lines;
        FrontMatter.Read(text, [], out _start);
        _fenced = [.. new bool[_start], .. CodeFences.Find(lines[_start..])];
    }

    /// <summary>The one record of a file.</summary>
    /// <param name="lines">The lines without their ends, each character a byte.</param>
    public static LinkPlace OfFile(string[] lines)
    {
        var places = new LinkPlaces(lines);
        int end = places.Find(places._start, lines.Length, static line => IsSection(line), lines.Length);
        int title = places.Find(places._start, end, static line => line.StartsWith("# ", StringComparison.Ordinal) || line == "#", -1);
        int start = title < 0 ? places._start : title + 1;
        return places.In(start, end, places.UidIn(places._start, lines.Length), anchor: null);
    }

    /// <summary>Each section with a rule's number, or of a cycle.</summary>
    /// <param name="lines">The lines, without their ends.</param>
    public static IReadOnlyList<LinkPlace> OfSections(string[] lines)
    {
        var places = new LinkPlaces(lines);
        var found = new List<LinkPlace>();
        for (int heading = places.Next(places._start); heading < lines.Length; heading = places.Next(heading + 1))
        {
            int end = places.Next(heading + 1);
            found.Add(places.In(heading + 1, end, places.UidIn(heading + 1, end), HeuristicReader.FindAnchor(lines[heading][2..].Trim(' ', '\t')) ?? ""));
        }

        return found;
    }

    /// <summary>The first run of metadata between two lines, and the line of links in it.</summary>
    private LinkPlace In(int start, int end, string? uid, string? anchor)
    {
        int first = start;
        while (first < end && MarkdownText.IsBlank(_lines[first]))
            first++;
        int behind = first;
        while (behind < end && !_fenced[behind] && MetadataLine.TryRead(_lines[behind], out _, out _))
            behind++;

        int line = Find(first, anchor is null ? end : behind, static line => IsLinks(line), -1);
        string value = line < 0 ? "" : LinkLine.Split(_lines[line]).Value;
        return new LinkPlace(new StatedLinks(uid, anchor, value), line, behind > first ? behind : start, behind > first);
    }

    private int Next(int from) => Find(from, _lines.Length, static line => IsSection(line), _lines.Length);

    private string? UidIn(int start, int end)
    {
        int line = Find(start, end, static line => RecordMark.Is(line), -1);
        return line < 0 ? null : RecordMark.TryRead(_lines[line]);
    }

    private int Find(int start, int end, Func<string, bool> isIt, int none)
    {
        for (int i = start; i < end; i++)
        {
            if (!_fenced[i] && isIt(_lines[i]))
                return i;
        }

        return none;
    }

    private static bool IsSection(string line) => line.StartsWith("## ", StringComparison.Ordinal) || line == "##";

    private static bool IsLinks(string line) =>
        MetadataLine.TryRead(line, out string key, out _) && key.Equals(LinkLine.Key, StringComparison.OrdinalIgnoreCase);
}
