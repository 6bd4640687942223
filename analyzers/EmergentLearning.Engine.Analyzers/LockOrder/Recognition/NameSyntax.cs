using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>What the place of a name in the source says of it.</summary>
internal static class NameSyntax
{
    /// <summary>Whether it is the name of a member behind a dot, and not a variable.</summary>
    public static bool IsMemberName(IdentifierNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name;

    /// <summary>Whether it stands in a lambda or local function inside the body: that may run at any time.</summary>
    public static bool IsInFunction(IdentifierNameSyntax name, SyntaxNode body) => name.Ancestors().TakeWhile(node => node != body).Any(IsFunction);

    public static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;
}
