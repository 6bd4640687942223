using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>Parameters that a method only uses, and neither stores nor hands on: what it is given is as much the caller's as before. Thread-safe.</summary>
internal sealed class OwnParameters
{
    private readonly ConcurrentDictionary<IParameterSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool Contain(IParameterSymbol? parameter) => parameter is { ContainingSymbol: IMethodSymbol { IsVirtual: false, IsAbstract: false, IsOverride: false } method }
        && method.ContainingType.TypeKind != TypeKind.Interface && _known.GetOrAdd(parameter.OriginalDefinition, IsOnlyUsed);

    private static bool IsOnlyUsed(IParameterSymbol parameter) => parameter.ContainingSymbol.DeclaringSyntaxReferences is [{ } reference]
        && reference.GetSyntax() is BaseMethodDeclarationSyntax method && (method.Body ?? (SyntaxNode?)method.ExpressionBody) is { } body
        && body.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == parameter.Name && !IsMemberName(use)).All(use => IsUse(use, body));

    private static bool IsUse(IdentifierNameSyntax name, SyntaxNode body) =>
        !name.Ancestors().TakeWhile(node => node != body).Any(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) && name.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression == name,
            ConditionalAccessExpressionSyntax access => access.Expression == name,
            BinaryExpressionSyntax test => test.IsKind(SyntaxKind.EqualsExpression) || test.IsKind(SyntaxKind.NotEqualsExpression),
            IsPatternExpressionSyntax test => test.Expression == name && test.Pattern is ConstantPatternSyntax or UnaryPatternSyntax { Pattern: ConstantPatternSyntax },
            LockStatementSyntax => true,
            _ => false,
        };

    private static bool IsMemberName(IdentifierNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name;
}
