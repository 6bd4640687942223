using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>What a readonly field can hold, as far as the file says that it is used in: the model of another would be made after every key stroke.</summary>
internal static class ReadonlyFields
{
    /// <summary>Each value with the facts about the variables that it is made of.</summary>
    public static IEnumerable<(IOperation Value, MethodFacts Facts)> ValuesOf(IFieldReferenceOperation field)
    {
        if (field.SemanticModel is not { } model)
            yield break;
        foreach (SyntaxNode declaration in Declarations(field.Field, model))
        {
            if (declaration is VariableDeclaratorSyntax { Initializer.Value: { } initial } && model.GetOperation(initial) is { } value)
                yield return (value, new MethodFacts([value]));
        }

        // Only these may assign it.
        foreach (SyntaxNode constructor in field.Field.ContainingType.InstanceConstructors.Concat(field.Field.ContainingType.StaticConstructors)
            .SelectMany(one => Declarations(one, model)).OfType<ConstructorDeclarationSyntax>())
        {
            if (model.GetOperation(constructor) is not { } body)
                continue;
            var facts = new MethodFacts([body]);
            foreach (ISimpleAssignmentOperation assignment in body.Descendants().OfType<ISimpleAssignmentOperation>())
            {
                if (assignment.Target is IFieldReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Field, field.Field))
                    yield return (assignment.Value, facts);
            }
        }
    }

    private static IEnumerable<SyntaxNode> Declarations(ISymbol symbol, SemanticModel model) =>
        symbol.DeclaringSyntaxReferences.Where(reference => reference.SyntaxTree == model.SyntaxTree).Select(reference => reference.GetSyntax());
}
