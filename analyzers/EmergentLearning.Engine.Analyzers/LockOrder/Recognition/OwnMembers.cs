using System.Collections.Concurrent;
using EmergentLearning.Engine.Analyzers.FileWrites.Origins;
using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>Fields and properties that each object fills with a new object of its own, whoever made it. Thread-safe.</summary>
internal sealed class OwnMembers
{
    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);
    private readonly TypeNames _names = new();

    /// <summary>Whether nobody but the maker of the new object at its beginning can have the object at the end of the path.</summary>
    public bool LeadTo(AccessPath path) => path.Root == PathRoot.New && path.Steps.All(step => step.Member is { } member && _known.GetOrAdd(member, IsOwn));

    private bool IsOwn(ISymbol member) => member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
    {
        VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax } => true,
        PropertyDeclarationSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax } => true,
        VariableDeclaratorSyntax { Initializer: null } when member is IFieldSymbol { DeclaredAccessibility: Accessibility.Private } => IsFilledWithNew(member),
        _ => false,
    };

    /// <summary>A private field is filled inside its type, where every assignment can be seen.</summary>
    private bool IsFilledWithNew(ISymbol field)
    {
        bool isFilled = false;
        foreach (IdentifierNameSyntax use in _names.Find(field.Name, field.ContainingType, CancellationToken.None).OfType<IdentifierNameSyntax>())
        {
            SyntaxNode reference = NameSyntax.IsMemberName(use) ? use.Parent! : use;
            if (reference.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 })
                return false;
            if (reference.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != reference)
                continue;
            if (assignment.Right is BaseObjectCreationExpressionSyntax)
                isFilled = true;
            else if (!assignment.Right.IsKind(SyntaxKind.NullLiteralExpression))
                return false;
        }

        return isFilled;
    }
}
