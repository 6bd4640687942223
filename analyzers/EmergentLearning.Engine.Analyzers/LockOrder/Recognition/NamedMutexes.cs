using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>Whether a mutex is seen to be made with a name, by which other processes know it. Read from the syntax, as semaphores are.</summary>
internal static class NamedMutexes
{
    public static bool IsNamed(ISymbol holder) => holder.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => IsNamed(value),
        PropertyDeclarationSyntax { Initializer.Value: var value } => IsNamed(value),
        _ => false,
    });

    private static bool IsNamed(ExpressionSyntax value) =>
        value is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: >= 2 } arguments }
        && !arguments[1].Expression.IsKind(SyntaxKind.NullLiteralExpression);
}
