using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>Parameters that a method only uses, and neither stores nor hands on: what it is given is as much the caller's as before. Thread-safe.</summary>
internal sealed class OwnParameters
{
    private readonly ConcurrentDictionary<IParameterSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool Contain(IParameterSymbol? parameter) =>
        parameter is { ContainingSymbol: IMethodSymbol { IsVirtual: false, IsAbstract: false, IsOverride: false } method }
        && method.ContainingType.TypeKind != TypeKind.Interface && _known.GetOrAdd(parameter.OriginalDefinition, IsOnlyUsed);

    private static bool IsOnlyUsed(IParameterSymbol parameter) => parameter.ContainingSymbol.DeclaringSyntaxReferences is [{ } reference]
        && reference.GetSyntax() is BaseMethodDeclarationSyntax method && (method.Body ?? (SyntaxNode?)method.ExpressionBody) is { } body
        && body.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(use => use.Identifier.ValueText == parameter.Name && !NameSyntax.IsMemberName(use))
            .All(use => !NameSyntax.IsInFunction(use, body) && IsUse(use));

    private static bool IsUse(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        ConditionalAccessExpressionSyntax access => access.Expression == name,
        BinaryExpressionSyntax test => test.IsKind(SyntaxKind.EqualsExpression) || test.IsKind(SyntaxKind.NotEqualsExpression),
        IsPatternExpressionSyntax test =>
            test.Expression == name && test.Pattern is ConstantPatternSyntax or UnaryPatternSyntax { Pattern: ConstantPatternSyntax },
        LockStatementSyntax => true,
        _ => false,
    };
}
