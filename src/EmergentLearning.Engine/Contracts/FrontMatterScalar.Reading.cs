using System.Globalization;
using System.Text;

namespace EmergentLearning.Engine.Contracts;

// Reading takes what a person may write by hand as well: numbers in other forms, text in single quotes, true and false.
internal static partial class FrontMatterScalar
{
    private const string BinaryTag = "!!binary ";

    /// <summary>Where the first scalar of a line ends: behind its closing quote, or at its first colon.</summary>
    public static int FindEnd(string line)
    {
        if (line.Length == 0 || line[0] != '"')
            return line.Contains(':') ? line.IndexOf(':') : line.Length;
        int at = 1;
        while (at < line.Length && line[at] != '"')
            at += line[at] == '\\' ? 2 : 1;
        return Math.Min(at + 1, line.Length);
    }

    /// <summary>Reads a value as a column of that <c>STRICT</c> type holds it; <see langword="null"/> for <c>null</c>.</summary>
    public static bool TryRead(string text, string type, out object? value)
    {
        value = null;
        if (text is "null" or "~")
            return true;
        value = type switch
        {
            "INTEGER" => ReadInteger(text),
            "REAL" => ReadNumber(text),
            "BLOB" => ReadBytes(text),
            _ => ReadText(text),
        };
        return value is not null;
    }

    /// <summary>Reads plain or quoted text; <see langword="null"/> when it is neither.</summary>
    public static string? ReadText(string text) => text switch
    {
        ['"', .., '"'] when text.Length > 1 => Unescape(text.AsSpan(1, text.Length - 2)),
        ['\'', .., '\''] when text.Length > 1 => text[1..^1].Replace("''", "'", StringComparison.Ordinal),
        [] or ['"' or '\'' or '!' or '&' or '*' or '|' or '>' or '%' or '@' or '`' or '[' or '{' or '#', ..] => null,
        _ => text,
    };

    private static object? ReadInteger(string text) => text switch
    {
        "true" => 1L,
        "false" => 0L,
        _ => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer) ? integer : null,
    };

    private static object? ReadNumber(string text) => text switch
    {
        ".inf" => double.PositiveInfinity,
        "-.inf" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : null,
    };

    private static byte[]? ReadBytes(string text)
    {
        string? base64 = text.StartsWith(BinaryTag, StringComparison.Ordinal) ? ReadText(text[BinaryTag.Length..]) : null;
        byte[] bytes = new byte[base64?.Length ?? 0];
        return base64 is not null && Convert.TryFromBase64String(base64, bytes, out int length) ? bytes[..length] : null;
    }

    private static string? Unescape(ReadOnlySpan<char> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (int i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] == '"')
                return null;
            int length = escaped[i] == '\\' ? AppendUnescaped(text, escaped[(i + 1)..]) : 0;
            if (length < 0)
                return null;
            if (escaped[i] != '\\')
                text.Append(escaped[i]);
            i += length;
        }

        return text.ToString();
    }

    // The number of characters after the backslash, or -1 for an escape that is none.
    private static int AppendUnescaped(StringBuilder text, ReadOnlySpan<char> escape)
    {
        if (escape is ['u', ..])
        {
            bool isCode = escape.Length > 4
                && ushort.TryParse(escape.Slice(1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code)
                && text.Append((char)code) is not null;
            return isCode ? 5 : -1;
        }

        int at = escape.IsEmpty ? -1 : "\"\\/bfnrt".IndexOf(escape[0], StringComparison.Ordinal);
        if (at < 0)
            return -1;
        text.Append("\"\\/\b\f\n\r\t"[at]);
        return 1;
    }
}
