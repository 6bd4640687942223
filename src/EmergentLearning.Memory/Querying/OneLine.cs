using System.Text;

namespace EmergentLearning.Memory.Querying;

/// <summary>Text of records as it may stand inside a line of an answer: it can neither begin a line of its own nor drive a terminal.</summary>
internal static class OneLine
{
    /// <summary>The text with every run of white space and control characters as one space, and without changes of direction.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";

        var line = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (IsDirection(c))
                continue;
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>The line, cut behind so many characters with an ellipsis.</summary>
    public static string Of(string? text, int longest)
    {
        string line = Of(text);
        if (line.Length <= longest)
            return line;

        // Half of a surrogate pair is no character.
        int end = longest - 1;
        return $"{line.AsSpan(0, char.IsHighSurrogate(line[end - 1]) ? end - 1 : end).TrimEnd()}…";
    }

    private static bool IsDirection(char c) =>
        c is '\u200e' or '\u200f' or '\u061c' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
