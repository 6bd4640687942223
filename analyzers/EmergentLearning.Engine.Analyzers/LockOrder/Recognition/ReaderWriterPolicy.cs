using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>Tells whether a <c>ReaderWriterLockSlim</c> lets its owner in again, read from where it is constructed.</summary>
internal static class ReaderWriterPolicy
{
    /// <summary>True also where it cannot be seen: then nothing is said of a second entry.</summary>
    public static bool IsRecursive(ISymbol holder)
    {
        ExpressionSyntax? value = holder.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };
        if (value is not BaseObjectCreationExpressionSyntax creation)
            return true;
        return creation.ArgumentList is { Arguments.Count: > 0 } arguments
            && !(arguments.Arguments[0].Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "NoRecursion" });
    }
}
