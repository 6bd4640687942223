using EmergentLearning.Engine.Analyzers.LockOrder.Model;
using EmergentLearning.Engine.Analyzers.LockOrder.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Rules;

/// <summary>
/// Looks for the proof that two instances of a class are taken in order: a comparison of a member of both, or a sort, in the method that
/// takes them. Where the type declares the member that orders it, it must be that one.
/// </summary>
internal static class InstanceOrder
{
    public static bool IsProved(LockEdge edge, LockContracts contracts)
    {
        SyntaxNode? body = edge.Site.AncestorsAndSelf().FirstOrDefault(node => node is MemberDeclarationSyntax or LocalFunctionStatementSyntax);
        if (body is null)
            return false;
        string? member = TypeOf(edge.Acquired.Path) is { } type ? contracts.InstanceOrderOf(type) : null;
        return Helpers(body).Prepend(body).SelectMany(node => node.DescendantNodes()).Any(node => IsComparison(node) && (member is null || Mentions(node, member)));
    }

    /// <summary>Methods of the same type that the body calls by their bare name.</summary>
    private static IEnumerable<SyntaxNode> Helpers(SyntaxNode body)
    {
        HashSet<string> called = [.. body.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(call => call.Expression).OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText)];
        return body.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members.OfType<MethodDeclarationSyntax>().Where(method => called.Contains(method.Identifier.ValueText)) ?? [];
    }

    private static bool IsComparison(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax compared when compared.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression
            or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression => AreAlike(compared.Left, compared.Right),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } =>
            name is "CompareTo" or "Compare" or "CompareOrdinal" or "OrderBy" or "OrderByDescending" or "Order" or "OrderDescending" or "Sort",
        _ => false,
    };

    /// <summary>The same member of two things, or the same call with two arguments.</summary>
    private static bool AreAlike(ExpressionSyntax left, ExpressionSyntax right) => NameOf(left) is { } name && name == NameOf(right);

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        InvocationExpressionSyntax call => NameOf(call.Expression),
        _ => null,
    };

    private static bool Mentions(SyntaxNode node, string member) => node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == member);

    /// <summary>The type of the object whose lock it is: what the path leads to before its last step, or the lock itself.</summary>
    private static ITypeSymbol? TypeOf(AccessPath path)
    {
        if (path.Steps.Length > 0 && path.Steps[path.Steps.Length - 1].Member is { } last)
            return last.ContainingType;
        return path.Symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => Element(field.Type),
            INamedTypeSymbol type => type,
            _ => null,
        };
    }

    private static ITypeSymbol Element(ITypeSymbol type) => type is IArrayTypeSymbol array ? array.ElementType : type;
}
