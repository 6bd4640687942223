using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>A piece of a constant string: a literal, or anything whose value stands elsewhere.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Spans">The place of each character of its value, or <see langword="null"/> when even their number is not known.</param>
internal sealed record LiteralPart(TextSpan Span, IReadOnlyList<TextSpan>? Spans)
{
    public static IEnumerable<LiteralPart> Of(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parentheses => Of(parentheses.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => OfSum(sum),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => [OfToken(literal.Token)],
        InterpolatedStringExpressionSyntax interpolated => interpolated.Contents.SelectMany(content => Of(content, interpolated)),
        _ => [new LiteralPart(expression.Span, null)],
    };

    // Sums lean to the left, and a long one is deep: so no recursion there.
    private static IEnumerable<LiteralPart> OfSum(BinaryExpressionSyntax sum)
    {
        var operands = new Stack<ExpressionSyntax>();
        ExpressionSyntax left = sum;
        for (; left is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } inner; left = inner.Left)
            operands.Push(inner.Right);
        operands.Push(left);
        return operands.SelectMany(Of);
    }

    private static IEnumerable<LiteralPart> Of(InterpolatedStringContentSyntax content, InterpolatedStringExpressionSyntax whole) => content switch
    {
        InterpolatedStringTextSyntax text => [OfText(text.TextToken, whole.StringStartToken.Text)],
        InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole => Of(hole.Expression),
        _ => [new LiteralPart(content.Span, null)],
    };

    private static LiteralPart OfToken(SyntaxToken token)
    {
        List<TextSpan> spans = token.Kind() switch
        {
            SyntaxKind.SingleLineRawStringLiteralToken =>
                LiteralText.Plain(token.SpanStart + token.Text.TakeWhile(c => c == '"').Count(), token.ValueText.Length),
            SyntaxKind.MultiLineRawStringLiteralToken => LiteralText.RawLines(token),
            _ when token.Text.StartsWith("@\"", StringComparison.Ordinal) =>
                LiteralText.Doubled(token.Text, 2, token.Text.Length - 1, token.SpanStart, "\""),
            _ => LiteralText.Escaped(token.Text, 1, token.Text.Length - 1, token.SpanStart, ""),
        };
        return Checked(token, spans);
    }

    private static LiteralPart OfText(SyntaxToken token, string start)
    {
        if (start.Contains("\"\"\""))
            return Checked(token, LiteralText.Plain(token.SpanStart, token.Text.Length));

        // The token's own value leaves doubled braces as they are.
        return new LiteralPart(token.Span, start switch
        {
            _ when start.Contains("@") => LiteralText.Doubled(token.Text, 0, token.Text.Length, token.SpanStart, "\"{}"),
            _ => LiteralText.Escaped(token.Text, 0, token.Text.Length, token.SpanStart, "{}"),
        });
    }

    // Where the characters cannot be told apart (indented raw text between holes), each stands for the whole.
    private static LiteralPart Checked(SyntaxToken token, List<TextSpan> spans) => new(
        token.Span,
        spans.Count == token.ValueText.Length ? spans : [.. Enumerable.Repeat(token.Span, token.ValueText.Length)]);
}
