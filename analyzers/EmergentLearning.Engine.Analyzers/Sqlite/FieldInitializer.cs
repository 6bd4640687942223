using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite;

/// <summary>The value that a read-only field, or a property without a setter, is declared with in the same file.</summary>
internal static class FieldInitializer
{
    /// <summary>Null when there is none, or when it stands in another file, whose semantic model is not at hand while typing.</summary>
    public static IOperation? Of(IOperation reference)
    {
        ISymbol? member = reference switch
        {
            IFieldReferenceOperation { Field.IsReadOnly: true } field => field.Field,
            IPropertyReferenceOperation { Property.IsReadOnly: true } property => property.Property,
            _ => null,
        };
        if (member?.DeclaringSyntaxReferences is not { Length: 1 } declared || reference.SemanticModel is not { } model
            || declared[0].SyntaxTree != model.SyntaxTree)
        {
            return null;
        }

        ExpressionSyntax? value = declared[0].GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer.Value: { } initial } => initial,
            PropertyDeclarationSyntax { Initializer.Value: { } initial } => initial,
            PropertyDeclarationSyntax { ExpressionBody.Expression: { } body } => body,
            _ => null,
        };
        while (value is ParenthesizedExpressionSyntax parenthesized)
            value = parenthesized.Expression;
        return value is not null && model.GetOperation(value) is { } operation ? FileWrites.Operations.Unwrap(operation) : null;
    }
}
