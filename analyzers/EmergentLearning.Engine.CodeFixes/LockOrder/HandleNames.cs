using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.LockOrder;

/// <summary>Names for variables that hold locks.</summary>
internal static class HandleNames
{
    /// <summary>A name that stands nowhere in the member around the node, as a declaration, a use or a discard.</summary>
    public static string Find(string wanted, SyntaxNode node)
    {
        var taken = new HashSet<string>(Identifiers(node).Select(token => token.ValueText), StringComparer.Ordinal);
        string name = wanted;
        for (int i = 2; taken.Contains(name); i++)
            name = wanted + i;
        return name;
    }

    /// <summary><c>_</c> says that nobody uses the handle; where it is taken, or means a discard elsewhere, a name stands for it.</summary>
    public static string FindUnused(SyntaxNode node) =>
        Identifiers(node).Any(token => token.ValueText == "_" && !node.Span.Contains(token.Span)) ? Find("held", node) : "_";

    private static IEnumerable<SyntaxToken> Identifiers(SyntaxNode node)
    {
        SyntaxNode member = node.FirstAncestorOrSelf<SyntaxNode>(each => each is MemberDeclarationSyntax and not GlobalStatementSyntax)
            ?? node.SyntaxTree.GetRoot();
        return member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.UnderscoreToken));
    }
}
