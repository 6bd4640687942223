using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Finds where a character of a string's value stands in its literal.</summary>
internal static class LiteralMap
{
    /// <summary>The place of a part of the value, or of the whole expression when it cannot be told.</summary>
    public static Location Find(ExpressionSyntax expression, int start, int length)
    {
        if (expression is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal
            || Offsets(literal.Token) is not { } offsets || start + length >= offsets.Count)
        {
            return expression.GetLocation();
        }

        int from = literal.Token.SpanStart + offsets[start];
        int to = length == 0 ? from : literal.Token.SpanStart + offsets[start + length];
        return Location.Create(expression.SyntaxTree, TextSpan.FromBounds(from, to));
    }

    // For each character of the value, and for its end, the offset in the literal's text.
    private static List<int>? Offsets(SyntaxToken token)
    {
        List<int>? offsets = token.Kind() switch
        {
            SyntaxKind.SingleLineRawStringLiteralToken => Plain(token.Text.TakeWhile(c => c == '"').Count(), token.ValueText.Length),
            SyntaxKind.MultiLineRawStringLiteralToken => RawLines(token.Text, token.ValueText),
            _ when token.Text.StartsWith("@\"", StringComparison.Ordinal) => Verbatim(token.Text),
            _ when token.Text.StartsWith("\"", StringComparison.Ordinal) => Regular(token.Text),
            _ => null,
        };
        return offsets?.Count == token.ValueText.Length + 1 ? offsets : null;
    }

    private static List<int> Plain(int start, int length) => [.. Enumerable.Range(start, length + 1)];

    private static List<int> Verbatim(string text)
    {
        var offsets = new List<int>();
        for (int i = 2; i < text.Length - 1; i += text[i] == '"' ? 2 : 1)
            offsets.Add(i);
        offsets.Add(text.Length - 1);
        return offsets;
    }

    private static List<int> Regular(string text)
    {
        var offsets = new List<int>();
        int i = 1;
        while (i < text.Length - 1)
        {
            offsets.Add(i);
            // A code point beyond U+FFFF is two characters of the value.
            if (text[i] == '\\' && text[i + 1] == 'U' && string.CompareOrdinal(text, i + 2, "0000", 0, 4) != 0)
                offsets.Add(i);
            i += text[i] == '\\' ? EscapeLength(text, i) : 1;
        }

        offsets.Add(text.Length - 1);
        return offsets;
    }

    private static int EscapeLength(string text, int at) => text[at + 1] switch
    {
        'u' => 6,
        'U' => 10,
        'x' => 2 + text.Skip(at + 2).Take(4).TakeWhile(Uri.IsHexDigit).Count(),
        _ => 2,
    };

    private static List<int>? RawLines(string text, string value)
    {
        int lineStart = text.IndexOf('\n') + 1;
        int lastBreak = text.LastIndexOf('\n');
        string indentation = new([.. text.Skip(lastBreak + 1).TakeWhile(char.IsWhiteSpace)]);
        var offsets = new List<int>();
        int position = 0;
        while (position <= value.Length && lineStart > 0 && lineStart <= lastBreak)
        {
            int lineEnd = text.IndexOf('\n', lineStart);
            int first = Math.Min(lineStart + indentation.Length, lineEnd);
            for (int i = first; i <= lineEnd && offsets.Count <= value.Length; i++)
                offsets.Add(i);
            position = offsets.Count;
            lineStart = lineEnd + 1;
        }

        return offsets;
    }
}
