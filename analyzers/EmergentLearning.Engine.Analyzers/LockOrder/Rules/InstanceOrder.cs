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
        if (edge.Site.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } body)
            return false;
        string? member = TypeOf(edge.Acquired.Path) is { } type ? contracts.InstanceOrderOf(type) : null;
        // What is compared once both are held has put nothing in order.
        SyntaxNode[] before = [.. body.DescendantNodes().TakeWhile(node => node.SpanStart < edge.Site.SpanStart)];
        return before.Concat(Beside(body).SelectMany(node => node.DescendantNodes())).Any(node => IsComparison(node) && (member is null || Mentions(node, member)))
            || (member is null && AreChosenInOrder(edge, before));
    }

    /// <summary>Two variables by which the instances are chosen are compared: <c>if (i > j)</c> before <c>lock (all[i])</c>, or what was computed of them.</summary>
    private static bool AreChosenInOrder(LockEdge edge, SyntaxNode[] before)
    {
        HashSet<string> names = [.. NamesIn(edge.Held.Path), .. NamesIn(edge.Acquired.Path)];
        names.UnionWith(before.OfType<VariableDeclaratorSyntax>().Where(variable => variable.Initializer is { } made && names.Any(name => Mentions(made, name)))
            .Select(variable => variable.Identifier.ValueText).ToArray());
        return before.OfType<BinaryExpressionSyntax>().Any(compared => IsOrder(compared)
            && compared is { Left: IdentifierNameSyntax left, Right: IdentifierNameSyntax right } && names.Contains(left.Identifier.ValueText) && names.Contains(right.Identifier.ValueText));
    }

    private static IEnumerable<string> NamesIn(AccessPath path) =>
        path.Steps.Select(step => step.Index).OfType<ISymbol>().Append(path.Root == PathRoot.Variable ? path.Symbol : null).OfType<ISymbol>().Select(symbol => symbol.Name);

    /// <summary>Methods of the same type that the body calls by their bare name, and those that so call the body, if only they can.</summary>
    private static IEnumerable<SyntaxNode> Beside(MemberDeclarationSyntax body)
    {
        HashSet<string> called = Called(body);
        string? own = body is MethodDeclarationSyntax method && IsPrivate(method) ? method.Identifier.ValueText : null;
        return body.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members.OfType<MethodDeclarationSyntax>()
            .Where(other => other != body && (called.Contains(other.Identifier.ValueText) || (own is not null && Called(other).Contains(own)))) ?? [];
    }

    private static HashSet<string> Called(SyntaxNode body) =>
        [.. body.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(call => call.Expression).OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText)];

    private static bool IsPrivate(MethodDeclarationSyntax method) => !method.Modifiers.Any(modifier => modifier.Kind()
        is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword);

    private static bool IsComparison(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax compared when IsOrder(compared) => AreAlike(compared.Left, compared.Right),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } =>
            name is "CompareTo" or "Compare" or "CompareOrdinal" or "OrderBy" or "OrderByDescending" or "Order" or "OrderDescending" or "Sort",
        _ => false,
    };

    private static bool IsOrder(BinaryExpressionSyntax compared) => compared.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression
        or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression;

    /// <summary>The same member of two things, or the same call with two arguments.</summary>
    private static bool AreAlike(ExpressionSyntax left, ExpressionSyntax right) => NameOf(left) is { } name && name == NameOf(right);

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        InvocationExpressionSyntax call => NameOf(call.Expression),
        _ => null,
    };

    private static bool Mentions(SyntaxNode node, string member) => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == member);

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
