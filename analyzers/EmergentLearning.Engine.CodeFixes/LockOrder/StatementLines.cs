using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace EmergentLearning.Engine.CodeFixes.LockOrder;

/// <summary>Several statements in the place of one, each on a line of its own.</summary>
internal static class StatementLines
{
    /// <summary>What stood above the old statement stands above the first; what stood behind it stands behind the last.</summary>
    public static IReadOnlyList<StatementSyntax> Create(StatementSyntax replaced, IEnumerable<string> texts)
    {
        SyntaxTriviaList indent = SyntaxFactory.TriviaList(
            replaced.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse().Take(1));
        StatementSyntax[] made =
        [
            .. texts.Select(text => SyntaxFactory.ParseStatement(text).WithLeadingTrivia(indent).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)),
        ];
        made[0] = made[0].WithLeadingTrivia(replaced.GetLeadingTrivia());
        made[made.Length - 1] = made[made.Length - 1].WithTrailingTrivia(replaced.GetTrailingTrivia());
        return [.. made.Select(statement => statement.WithAdditionalAnnotations(Formatter.Annotation))];
    }
}
