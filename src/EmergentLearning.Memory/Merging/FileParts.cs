using System.Text;
using EmergentLearning.Memory.Markdown;

namespace EmergentLearning.Memory.Merging;

/// <summary>
/// Cuts a file into its fields, sections and rules; put together again they are the file, byte for byte. Bytes are handled as characters of
/// one byte, so that whatever a file holds survives.
/// </summary>
internal static class FileParts
{
    public static string Decode(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    public static byte[] Encode(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>The parts of a whole file: title, metadata, what stands between, and a part for each section.</summary>
    /// <param name="text">The file.</param>
    public static IReadOnlyList<FilePart> OfFile(string text)
    {
        List<string> lines = Lines(text);
        bool[] fenced = CodeFences.Find([.. lines.Select(Bare)]);
        var cutter = new PartCutter();
        bool isHeader = true;
        for (int i = 0; i < lines.Count; i++)
        {
            string line = Bare(lines[i]);
            if (!fenced[i] && (line.StartsWith("## ", StringComparison.Ordinal) || line == "##"))
            {
                isHeader = false;
                cutter.Begin($"section {line[2..].Trim()}");
            }
            else if (!fenced[i] && RecordMark.TryRead(line) is { } uid && !cutter.IsRule)
            {
                cutter.BeginOne("uid", uid);
            }
            else if (!fenced[i] && (RecordMark.TryRead(line) ?? (cutter.IsNumbered ? RecordMark.TryReadHeuristic(line) : null)) is { } name)
            {
                cutter.Name(name);
            }
            else if (isHeader && !fenced[i] && line.StartsWith("# ", StringComparison.Ordinal))
            {
                cutter.BeginOne("title", uid: null);
            }
            else if (isHeader && !fenced[i] && MetadataLine.TryRead(line, out string key, out _))
            {
                cutter.BeginOne($"field {key.ToLowerInvariant()}", uid: null);
            }

            cutter.Add(lines[i]);
        }

        return cutter.End();
    }

    /// <summary>The parts of one section: its heading, its metadata, the rest.</summary>
    public static IReadOnlyList<FilePart> OfSection(string text)
    {
        var cutter = new PartCutter();
        bool isHead = true;
        foreach (string raw in Lines(text))
        {
            string line = Bare(raw);
            if (isHead && line.StartsWith("## ", StringComparison.Ordinal))
            {
                cutter.BeginOne("heading", uid: null);
            }
            else if (isHead && MetadataLine.TryRead(line, out string key, out _))
            {
                cutter.BeginOne($"field {key.ToLowerInvariant()}", uid: null);
            }
            else if (isHead && !MarkdownText.IsBlank(line))
            {
                isHead = false;
                cutter.Begin("body");
            }

            cutter.Add(raw);
        }

        return cutter.End();
    }

    /// <summary>The lines with their ends.</summary>
    public static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    private static string Bare(string line) => line.TrimEnd('\n').TrimEnd('\r');
}
