using System.Globalization;
using System.Text;

namespace EmergentLearning.Cli.Output;

/// <summary>Text of records as it may stand on a terminal: what would drive it is shown instead of sent.</summary>
internal static class Printable
{
    /// <summary>
    /// The text with control characters, line separators and changes of direction escaped: <c>\n</c>, <c>\t</c>, <c>\x1b</c>,
    /// <c>\u202e</c>. The result is one line.
    /// </summary>
    public static string Escape(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.Any(IsUnsafe))
            return text ?? "";

        var shown = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            if (IsUnsafe(c))
                shown.Append(EscapeOf(c));
            else
                shown.Append(c);
        }

        return shown.ToString();
    }

    private static string EscapeOf(char c) => c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < '\u0100' => string.Create(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
    };

    /// <summary>Controls, line and paragraph separators, and what turns the direction of writing.</summary>
    private static bool IsUnsafe(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or '\u200e' or '\u200f' or '\u061c'
            or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
