using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>
/// Finds where the object is constructed that a variable or member holds: where it is initialised, assigned, or filled if it is a collection. Read from the
/// syntax alone, so that it costs nothing while typing.
/// </summary>
internal static class HolderCreations
{
    /// <summary>The constructions that are seen of such types; of a member those in its own type.</summary>
    public static List<BaseObjectCreationExpressionSyntax> Of(ISymbol holder, Func<string?, bool> isType) =>
        [.. Values(holder).SelectMany(value => Creations(value, holder, isType))];

    /// <summary>Whether the expression is the variable, or the member of this very object.</summary>
    public static bool IsNamed(ExpressionSyntax expression, string name) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == name,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member => member.Name.Identifier.ValueText == name,
        _ => false,
    };

    private static IEnumerable<ExpressionSyntax> Values(ISymbol holder)
    {
        foreach (SyntaxReference reference in holder.DeclaringSyntaxReferences)
        {
            ExpressionSyntax? value = reference.GetSyntax() switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer?.Value,
                PropertyDeclarationSyntax property => property.Initializer?.Value,
                _ => null,
            };
            if (value is not null)
                yield return value;
        }

        SyntaxNode? scope = holder is ILocalSymbol
            ? holder.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().FirstAncestorOrSelf<MemberDeclarationSyntax>()
            : null;
        IEnumerable<SyntaxNode> scopes = scope is not null ? [scope] : holder.ContainingType?.DeclaringSyntaxReferences.Select(type => type.GetSyntax()) ?? [];
        foreach (SyntaxNode node in scopes.SelectMany(node => node.DescendantNodes()))
        {
            if (node is AssignmentExpressionSyntax assignment && IsNamed(assignment.Left, holder.Name))
                yield return assignment.Right;
            // A dictionary of locks is filled where it is asked.
            else if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call && IsNamed(access.Expression, holder.Name))
                yield return call;
        }
    }

    private static IEnumerable<BaseObjectCreationExpressionSyntax> Creations(ExpressionSyntax value, ISymbol holder, Func<string?, bool> isType)
    {
        ITypeSymbol? type = TypeOf(holder);
        if (value is ImplicitObjectCreationExpressionSyntax direct)
            return isType(type?.Name) ? [direct] : [];
        IEnumerable<BaseObjectCreationExpressionSyntax> named = value.DescendantNodesAndSelf().OfType<ObjectCreationExpressionSyntax>()
            .Where(creation => isType(Simple(creation.Type)));
        return isType(ElementOf(type)?.Name) ? named.Concat(Elements(value)) : named;
    }

    /// <summary>The elements of a collection whose type stands at the collection.</summary>
    private static IEnumerable<ImplicitObjectCreationExpressionSyntax> Elements(ExpressionSyntax value) => (value switch
    {
        CollectionExpressionSyntax collection => collection.Elements.OfType<ExpressionElementSyntax>().Select(element => element.Expression),
        InitializerExpressionSyntax array => array.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } array } => array.Expressions,
        _ => [],
    }).OfType<ImplicitObjectCreationExpressionSyntax>();

    private static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } => arguments[0],
        _ => null,
    };

    private static ITypeSymbol? TypeOf(ISymbol holder) => holder switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        ILocalSymbol local => local.Type,
        _ => null,
    };

    private static string Simple(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
