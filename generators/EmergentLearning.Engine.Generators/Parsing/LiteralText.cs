using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads the inside of C#'s string literals: for each character of the value, the place of what it is written as.</summary>
internal static class LiteralText
{
    /// <summary>Text in which every character stands for itself.</summary>
    public static List<TextSpan> Plain(int start, int length) => [.. Enumerable.Range(start, length).Select(at => new TextSpan(at, 1))];

    /// <summary>Text in which some characters are written twice.</summary>
    public static List<TextSpan> Doubled(string text, int from, int to, int offset, string doubled)
    {
        var spans = new List<TextSpan>();
        for (int i = from; i < to; i += spans[spans.Count - 1].Length)
            spans.Add(new TextSpan(offset + i, IsDoubled(text, i, doubled) ? 2 : 1));
        return spans;
    }

    /// <summary>Text with escapes, in which some characters are also written twice.</summary>
    public static List<TextSpan> Escaped(string text, int from, int to, int offset, string doubled)
    {
        var spans = new List<TextSpan>();
        for (int i = from; i < to; i += spans[spans.Count - 1].Length)
        {
            int length = text[i] == '\\' ? EscapeLength(text, i) : IsDoubled(text, i, doubled) ? 2 : 1;
            spans.Add(new TextSpan(offset + i, length));
            // A code point beyond U+FFFF is two characters of the value.
            if (length == 10 && string.CompareOrdinal(text, i + 2, "0000", 0, 4) != 0)
                spans.Add(new TextSpan(offset + i, length));
        }

        return spans;
    }

    /// <summary>Raw text of several lines, whose indentation is no part of the value.</summary>
    public static List<TextSpan> RawLines(SyntaxToken token)
    {
        string text = token.Text;
        int length = token.ValueText.Length;
        int lineStart = text.IndexOf('\n') + 1;
        int lastBreak = text.LastIndexOf('\n');
        int indentation = text.Skip(lastBreak + 1).TakeWhile(char.IsWhiteSpace).Count();
        var spans = new List<TextSpan>();
        while (spans.Count < length && lineStart > 0 && lineStart <= lastBreak)
        {
            int lineEnd = text.IndexOf('\n', lineStart);
            int first = Math.Min(lineStart + indentation, text[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd);
            spans.AddRange(Plain(token.SpanStart + first, Math.Min(lineEnd + 1 - first, length - spans.Count)));
            lineStart = lineEnd + 1;
        }

        return spans;
    }

    private static bool IsDoubled(string text, int at, string doubled) =>
        doubled.IndexOf(text[at]) >= 0 && at + 1 < text.Length && text[at + 1] == text[at];

    private static int EscapeLength(string text, int at) => (at + 1 < text.Length ? text[at + 1] : ' ') switch
    {
        'u' => 6,
        'U' => 10,
        'x' => 2 + text.Skip(at + 2).Take(4).TakeWhile(Uri.IsHexDigit).Count(),
        _ => 2,
    };
}
