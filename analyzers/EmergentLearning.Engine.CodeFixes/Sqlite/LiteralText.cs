using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.CodeFixes.Sqlite;

/// <summary>Replaces words inside string literals as they are written, so that quotes, escapes and line breaks stay.</summary>
internal static class LiteralText
{
    /// <summary>Null where no literal of the expression holds what is looked for: it is put together from parts, or stands elsewhere.</summary>
    public static Func<SyntaxNode, SyntaxNode>? Replace(SyntaxNode expression, Regex pattern, string replacement)
    {
        SyntaxToken[] tokens = [.. expression.DescendantTokens().Where(token => IsText(token) && pattern.IsMatch(token.Text))];
        return tokens.Length == 0
            ? null
            : root => root.ReplaceTokens(tokens, (token, _) => Rewritten(token, pattern.Replace(token.Text, replacement)));
    }

    private static bool IsText(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
        or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken;

    private static SyntaxToken Rewritten(SyntaxToken token, string text) => token.IsKind(SyntaxKind.InterpolatedStringTextToken)
        ? SyntaxFactory.Token(token.LeadingTrivia, token.Kind(), text, text, token.TrailingTrivia)
        : SyntaxFactory.ParseToken(text).WithTriviaFrom(token);
}
