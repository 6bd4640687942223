using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Finds where a character of a constant string stands in the file, whatever the literals that it is put together from.</summary>
internal sealed class LiteralMap
{
    private readonly ExpressionSyntax _expression;
    private readonly TextSpan[] _spans;

    private LiteralMap(ExpressionSyntax expression, TextSpan[] spans) => (_expression, _spans) = (expression, spans);

    /// <summary>Maps an expression of a constant string.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="length">The length of its value.</param>
    public static LiteralMap Of(ExpressionSyntax expression, int length)
    {
        LiteralPart[] parts = [.. LiteralPart.Of(expression)];
        int known = parts.Sum(part => part.Spans?.Count ?? 0);
        int open = parts.Count(part => part.Spans is null);
        // Of the constants that stand elsewhere only one can be of a length that is not known.
        TextSpan[] spans = [.. Enumerable.Repeat(expression.Span, length)];
        if (known > length || (open == 0 && known != length))
            return new LiteralMap(expression, spans);

        int at = 0;
        foreach (LiteralPart part in parts.TakeWhile(part => open <= 1 || part.Spans is not null))
        {
            foreach (TextSpan span in part.Spans ?? Enumerable.Repeat(part.Span, length - known))
                spans[at++] = span;
        }

        TextSpan[] tail = [.. Enumerable.Reverse(parts).TakeWhile(part => part.Spans is not null).Reverse().SelectMany(part => part.Spans!)];
        tail.CopyTo(spans, length - tail.Length);
        return new LiteralMap(expression, spans);
    }

    /// <summary>The place of a part of the value.</summary>
    public Location Find(int start, int length)
    {
        if (_spans.Length == 0)
            return _expression.GetLocation();
        int from = start < _spans.Length ? _spans[start].Start : _spans[_spans.Length - 1].End;
        int to = length == 0 ? from : _spans[Math.Min(start + length, _spans.Length) - 1].End;
        return Location.Create(_expression.SyntaxTree, TextSpan.FromBounds(from, Math.Max(from, to)));
    }

    /// <summary>
    /// The carriage returns of a value that are there because the file has lines of that kind, and not because somebody wrote <c>\r</c>.
    /// </summary>
    public IEnumerable<int> FindLineEnds(string value)
    {
        for (int i = value.IndexOf("\r\n", StringComparison.Ordinal); i >= 0; i = value.IndexOf("\r\n", i + 1, StringComparison.Ordinal))
        {
            bool isWritten = _spans[i].Length == 2 && _expression.SyntaxTree.GetText().ToString(_spans[i]) == "\\r";
            if (!isWritten)
                yield return i;
        }
    }
}
