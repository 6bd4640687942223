using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.FileWrites.LockFiles;

/// <summary>
/// Whether a private field is never used but to be set, tested for null and disposed. By the name alone, over the whole type: another
/// meaning of the name elsewhere only makes the answer no.
/// </summary>
internal static class HeldFields
{
    public static bool IsOnlyHeld(IFieldSymbol field) =>
        field.DeclaredAccessibility == Accessibility.Private
        && field.ContainingType.DeclaringSyntaxReferences.All(part => part.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>()
            .All(name => name.Identifier.ValueText != field.Name || IsHolding(name)));

    private static bool IsHolding(IdentifierNameSyntax name)
    {
        ExpressionSyntax use = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } self ? self : name;
        return use.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression == use && IsDispose(access.Name),
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } } =>
                IsDispose(binding.Name),
            PostfixUnaryExpressionSyntax { Parent: MemberAccessExpressionSyntax access } => IsDispose(access.Name),
            AssignmentExpressionSyntax assignment => assignment.Left == use,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } or IsPatternExpressionSyntax => true,
            _ => false,
        };
    }

    private static bool IsDispose(SimpleNameSyntax name) => name.Identifier.ValueText is "Dispose" or "Close" or "DisposeAsync";
}
