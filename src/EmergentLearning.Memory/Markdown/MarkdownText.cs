using System.Text;

namespace EmergentLearning.Memory.Markdown;

/// <summary>The bytes of a file as lines. Nothing is refused; what had to be repaired is noted.</summary>
internal static class MarkdownText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    internal static string[] ReadLines(ReadOnlySpan<byte> bytes, List<string> notes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
            notes.Add("The file starts with a byte order mark.");
        }

        string text = Encoding.UTF8.GetString(bytes);
        if (!IsUtf8(bytes))
            notes.Add("The file is not valid UTF-8; broken bytes are shown as U+FFFD.");
        if (text.Length > 0 && text[^1] != '\n')
            notes.Add("The file does not end with a line break.");
        if (text.Contains('\r', StringComparison.Ordinal))
        {
            notes.Add("The file has carriage returns at the ends of lines.");
            text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        }

        if (text.AsSpan().ContainsAnyInRange('\0', '\b') || text.AsSpan().ContainsAnyInRange('\u000B', '\u001F'))
            notes.Add("The file holds control characters.");
        return text.Split('\n');
    }

    internal static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    /// <summary>UTF-8 without a byte order mark; every text was escaped, so nothing can be lost.</summary>
    internal static byte[] ToBytes(StringBuilder text) => Strict.GetBytes(text.ToString());

    internal static bool IsBlank(string line) => line.AsSpan().Trim(" \t").IsEmpty;

    /// <summary>The lines without the blank ones at both ends.</summary>
    internal static ArraySegment<string> TrimBlank(ArraySegment<string> lines)
    {
        int start = 0;
        int end = lines.Count;
        while (start < end && IsBlank(lines[start]))
            start++;
        while (end > start && IsBlank(lines[end - 1]))
            end--;
        return lines[start..end];
    }

    /// <summary>The first run of lines with text in them, as one line; fenced code, rules and quotes' marks are left out.</summary>
    internal static string FirstParagraph(ArraySegment<string> lines)
    {
        bool[] fenced = CodeFences.Find(lines);
        var words = new List<string>();
        for (int i = 0; i < lines.Count; i++)
        {
            string line = lines[i].TrimStart(' ', '\t', '>').Trim(' ', '\t');
            bool isText = line.Length > 0 && !fenced[i] && line[0] != '#' && line.Trim('-').Length > 0;
            if (isText)
                words.Add(line);
            else if (words.Count > 0)
                break;
        }

        return FieldEscape.Decode(string.Join(' ', words));
    }
}
