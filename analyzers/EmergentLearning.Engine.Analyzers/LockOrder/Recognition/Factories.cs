using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>Methods that return a new object which nobody else has got, as their bodies say. Thread-safe.</summary>
internal sealed class Factories
{
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool Contain(IMethodSymbol method) => _known.GetOrAdd(method.OriginalDefinition, Makes);

    private static bool Makes(IMethodSymbol method)
    {
        if (method.IsAbstract || method.IsVirtual || method.IsOverride || method.IsAsync || method.ReturnType.IsValueType
            || method.DeclaringSyntaxReferences is not [{ } reference] || reference.GetSyntax() is not MethodDeclarationSyntax declaration)
        {
            return false;
        }

        if (declaration.ExpressionBody is { } body)
            return body.Expression is BaseObjectCreationExpressionSyntax;
        ReturnStatementSyntax[] returns = [.. declaration.DescendantNodes(static node => !NameSyntax.IsFunction(node)).OfType<ReturnStatementSyntax>()];
        return returns.Length > 0 && returns.All(one => IsNew(one.Expression, declaration));
    }

    private static bool IsNew(ExpressionSyntax? returned, MethodDeclarationSyntax declaration) => returned switch
    {
        BaseObjectCreationExpressionSyntax => true,
        IdentifierNameSyntax variable => IsNewEverywhere(variable.Identifier.ValueText, declaration),
        _ => false,
    };

    /// <summary>A local variable that is only filled with new objects, filled in, and returned.</summary>
    private static bool IsNewEverywhere(string name, MethodDeclarationSyntax declaration)
    {
        VariableDeclaratorSyntax[] declared =
            [.. declaration.DescendantNodes().OfType<VariableDeclaratorSyntax>().Where(one => one.Identifier.ValueText == name)];
        return declared is [{ } only] && (only.Initializer is null || IsNewOrNull(only.Initializer.Value))
            && declaration.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(one => one.Identifier.ValueText == name && !NameSyntax.IsMemberName(one))
                .All(use => !NameSyntax.IsInFunction(use, declaration) && IsOwnUse(use));
    }

    private static bool IsOwnUse(IdentifierNameSyntax use) => use.Parent switch
    {
        ReturnStatementSyntax => true,
        MemberAccessExpressionSyntax access => access.Expression == use,
        AssignmentExpressionSyntax assignment => assignment.Left == use && IsNewOrNull(assignment.Right),
        BinaryExpressionSyntax test => test.IsKind(SyntaxKind.EqualsExpression) || test.IsKind(SyntaxKind.NotEqualsExpression),
        _ => false,
    };

    private static bool IsNewOrNull(ExpressionSyntax value) => value is BaseObjectCreationExpressionSyntax || value.IsKind(SyntaxKind.NullLiteralExpression);
}
