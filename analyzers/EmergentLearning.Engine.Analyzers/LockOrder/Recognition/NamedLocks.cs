using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>
/// Whether a mutex or a semaphore is seen to be made, or opened, with a name, by which other processes know it. Read from the syntax, as
/// <see cref="SemaphoreCounts"/> are.
/// </summary>
internal static class NamedLocks
{
    /// <param name="holder">The variable or member that holds it.</param>
    /// <param name="type">Its type.</param>
    public static bool IsNamed(ISymbol holder, ITypeSymbol type) => NameAt(type) is { } at && holder.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => IsNamed(value, at),
        PropertyDeclarationSyntax { Initializer.Value: var value } => IsNamed(value, at),
        _ => false,
    });

    /// <summary>Whether what is made is one lock with all others of its name, and not a new one.</summary>
    public static bool IsNamed(IObjectCreationOperation creation) =>
        creation.Type is { } type && NameAt(type) is { } at && creation.Syntax is ExpressionSyntax value && IsNamed(value, at);

    /// <summary>The place of the name among the arguments.</summary>
    private static int? NameAt(ITypeSymbol type) => type.Name switch
    {
        "Mutex" => 1,
        "Semaphore" => 2,
        _ => null,
    };

    private static bool IsNamed(ExpressionSyntax value, int at) => value switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var arguments } => arguments.Count > at && !arguments[at].Expression.IsKind(SyntaxKind.NullLiteralExpression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "OpenExisting" } } => true,
        _ => false,
    };
}
