using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.LockOrder;

/// <summary>New attributes, on a line of their own above the member, below what is said of it.</summary>
internal static class AttributeLists
{
    public static MemberDeclarationSyntax Add(MemberDeclarationSyntax member, string attribute)
    {
        SyntaxTriviaList leading = member.GetLeadingTrivia();
        SyntaxTriviaList indent = SyntaxFactory.TriviaList(leading.Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1));
        var parsed = (MemberDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"[{attribute}] int x;")!;
        AttributeListSyntax list = parsed.AttributeLists[0].WithLeadingTrivia(leading).WithTrailingTrivia(LineEnd(member));
        MemberDeclarationSyntax rest = member.WithLeadingTrivia(indent);
        return rest.WithAttributeLists(rest.AttributeLists.Insert(0, list));
    }

    /// <summary>The line end that the file has.</summary>
    private static SyntaxTrivia LineEnd(SyntaxNode node)
    {
        SyntaxTrivia found = node.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return found.IsKind(SyntaxKind.EndOfLineTrivia) ? found : SyntaxFactory.LineFeed;
    }
}
