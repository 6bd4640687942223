using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.FileWrites.Origins;

/// <summary>What is assigned to a field or property that only its own type can assign.</summary>
internal sealed class MemberAssignments(MemberBodies bodies)
{
    // A member that is assigned at more places is a variable, and says nothing of where its values come from.
    private const int MostPlaces = 12;

    /// <summary>The values as they stand in the source; null when an assignment may have been missed.</summary>
    public IReadOnlyList<ExpressionSyntax>? Of(ISymbol member, CancellationToken cancellation)
    {
        if (!IsClosed(member))
            return null;
        var values = new List<ExpressionSyntax>();
        foreach (SyntaxReference declaration in member.DeclaringSyntaxReferences)
        {
            EqualsValueClauseSyntax? initial = declaration.GetSyntax(cancellation) switch
            {
                VariableDeclaratorSyntax field => field.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            if (initial is not null)
                values.Add(initial.Value);
        }

        foreach (SyntaxReference part in member.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (SyntaxNode node in part.GetSyntax(cancellation).DescendantNodes())
            {
                if (node is not IdentifierNameSyntax name || name.Identifier.ValueText != member.Name || !IsAssigned(name, out ExpressionSyntax? value))
                    continue;
                if (!SymbolEqualityComparer.Default.Equals(bodies.SymbolOf(name, cancellation)?.OriginalDefinition, member.OriginalDefinition))
                    continue;
                if (value is null || values.Count == MostPlaces)
                    return null;
                values.Add(value);
            }
        }

        return values;
    }

    /// <summary>Nobody outside of the type can assign it, no serializer and no object initializer.</summary>
    private static bool IsClosed(ISymbol member) => member switch
    {
        IFieldSymbol field => field.DeclaredAccessibility == Accessibility.Private || field.IsReadOnly,
        IPropertySymbol property => property is { IsIndexer: false, IsVirtual: false, IsOverride: false, IsAbstract: false }
            && (property.SetMethod is null || property.DeclaredAccessibility == Accessibility.Private
                || property.SetMethod.DeclaredAccessibility == Accessibility.Private),
        _ => false,
    };

    /// <param name="name">A name in the source.</param>
    /// <param name="value">What is assigned to it; null when that cannot be told.</param>
    private static bool IsAssigned(IdentifierNameSyntax name, out ExpressionSyntax? value)
    {
        value = null;
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        switch (whole.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == whole:
                if (assignment.Kind() is SyntaxKind.SimpleAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression)
                    value = assignment.Right;
                return true;
            case ArgumentSyntax argument:
                // A reference to it, or a part of a tuple that is assigned to.
                return !argument.RefKindKeyword.IsKind(SyntaxKind.None)
                    || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax or ForEachVariableStatementSyntax };
            case RefExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression }:
                return true;
            default:
                return false;
        }
    }
}
