using System.Globalization;
using System.Text;

namespace EmergentLearning.Memory.Markdown;

/// <summary>
/// Any text as one line, and back, exactly. What a line cannot carry is written as <c>&amp;#N;</c>: control characters, Unicode line
/// breaks, halves of surrogate pairs, and blanks at the ends. A text that holds such an escape itself gets <c>&amp;amp;</c> for its ampersand.
/// </summary>
internal static class FieldEscape
{
    internal static string Encode(string text)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && text[start] == ' ')
            start++;
        while (end > start && text[end - 1] == ' ')
            end--;

        var line = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
            Append(line, text, i, force: i < start || i >= end, keep: false);
        return line.ToString();
    }

    internal static string Decode(string line)
    {
        if (!line.Contains('&', StringComparison.Ordinal))
            return line;

        var text = new StringBuilder(line.Length);
        for (int i = 0; i < line.Length;)
        {
            if (TryReadEscape(line, i, out char value, out int length))
            {
                text.Append(value);
                i += length;
            }
            else
            {
                text.Append(line[i++]);
            }
        }

        return text.ToString();
    }

    /// <summary>Appends one character, escaped if it has to be.</summary>
    /// <param name="line">Where to.</param>
    /// <param name="text">The whole text: an ampersand is judged by what follows it.</param>
    /// <param name="index">Which character.</param>
    /// <param name="force">Escape it whatever it is.</param>
    /// <param name="keep">Leave it even when it is a control character.</param>
    internal static void Append(StringBuilder line, string text, int index, bool force, bool keep)
    {
        char c = text[index];
        if (force || (!keep && IsSpecial(c) && !IsPaired(text, index)))
            line.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
        else if (c == '&' && TryReadEscape(text, index, out _, out _))
            line.Append("&amp;");
        else
            line.Append(c);
    }

    // Every value that the encoder may write as a number; a number that it never writes is left alone when read.
    private static bool IsSpecial(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' || char.IsSurrogate(c);

    private static bool IsPaired(string text, int index) =>
        (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
        || (index > 0 && char.IsSurrogatePair(text[index - 1], text[index]));

    private static bool TryReadEscape(string text, int index, out char value, out int length)
    {
        value = '&';
        length = 5;
        ReadOnlySpan<char> rest = text.AsSpan(index);
        if (rest.StartsWith("&amp;", StringComparison.Ordinal))
            return true;

        length = 0;
        if (!rest.StartsWith("&#", StringComparison.Ordinal))
            return false;
        // The longest number is 65535; a leading zero is never written.
        int end = rest[..Math.Min(rest.Length, 8)].IndexOf(';');
        if (end < 3 || rest[2] == '0' && end > 3
            || !ushort.TryParse(rest[2..end], NumberStyles.None, CultureInfo.InvariantCulture, out ushort number))
        {
            return false;
        }

        value = (char)number;
        length = end + 1;
        return value == ' ' || IsSpecial(value);
    }
}
