using System.Text;

namespace EmergentLearning.Engine.Contracts;

/// <summary>Turns a value into one segment of a path: never empty, never a separator, never <c>.</c> or <c>..</c>.</summary>
public static class PathSegment
{
    /// <summary>
    /// The value with everything but letters, digits, <c>-</c>, <c>_</c> and inner <c>.</c> written as <c>%XX</c> of its UTF-8 bytes.
    /// Different values give different segments.
    /// </summary>
    public static string Encode(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length == 0)
            return "%";

        var segment = new StringBuilder(value.Length);
        foreach (Rune rune in value.EnumerateRunes())
        {
            bool leadingDot = rune.Value == '.' && segment.Length == 0;
            if (!leadingDot && (Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '.'))
                segment.Append(rune.ToString());
            else
                AppendEscaped(segment, rune);
        }

        return segment.ToString();
    }

    private static void AppendEscaped(StringBuilder segment, Rune rune)
    {
        Span<byte> utf8 = stackalloc byte[4];
        int length = rune.EncodeToUtf8(utf8);
        foreach (byte b in utf8[..length])
            segment.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
    }
}
