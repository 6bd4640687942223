using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Generators.Parsing.Memory;

/// <summary>Collects the files whose declarations a parser can have looked at, from one type on.</summary>
internal sealed class Dependencies
{
    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private bool _isEverything;

    private Dependencies()
    {
    }

    /// <summary>The files' paths; <see langword="null"/> when it cannot be told, so that any declaration may matter.</summary>
    public static IReadOnlyList<string>? Of(INamedTypeSymbol type)
    {
        var dependencies = new Dependencies();
        dependencies.Visit(type);
        return dependencies._isEverything ? null : [.. dependencies._files];
    }

    /// <summary>What is emitted beside a record may meet a name that its user wrote there.</summary>
    private void VisitNeighbours(INamedTypeSymbol type)
    {
        INamespaceOrTypeSymbol container = (INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace;
        foreach (INamedTypeSymbol other in container.GetTypeMembers())
        {
            if (IsNeighbour(other.Name, type.Name))
                Visit(other);
        }
    }

    // A twin in another case, or a name made of this one and another word, as those of emitted classes are.
    private static bool IsNeighbour(string other, string name) =>
        other.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (other.Length == name.Length || char.IsUpper(other[name.Length]));

    private void Visit(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol array)
            Visit(array.ElementType);
        else if (type is INamedTypeSymbol named)
            VisitNamed(named);
    }

    private void VisitNamed(INamedTypeSymbol type)
    {
        foreach (ITypeSymbol argument in type.TypeArguments)
            Visit(argument);
        INamedTypeSymbol definition = type.OriginalDefinition;
        // A type of another assembly does not change while its reference stays the same.
        if (definition.DeclaringSyntaxReferences.IsEmpty || !_visited.Add(definition))
            return;

        foreach (SyntaxReference reference in definition.DeclaringSyntaxReferences)
        {
            _files.Add(reference.SyntaxTree.FilePath);
            _isEverything |= reference.GetSyntax() is MemberDeclarationSyntax declaration && NamesConstants(declaration);
        }

        if (definition.FindAttribute(KnownNames.Table) is not null)
            VisitNeighbours(definition);
        Visit(definition.ContainingType);
        Visit(definition.BaseType);
        foreach (INamedTypeSymbol each in definition.Interfaces)
            Visit(each);
        VisitAttributes(definition);
        foreach (ISymbol member in definition.GetMembers())
            VisitMember(member);
    }

    private void VisitMember(ISymbol member)
    {
        switch (member)
        {
            case IPropertySymbol property:
                Visit(property.Type);
                break;
            case IFieldSymbol field:
                Visit(field.Type);
                break;
            // A method matters by what it is marked with, and a constructor because it makes rows.
            case IMethodSymbol method when method.MethodKind == MethodKind.Constructor || !method.GetAttributes().IsEmpty:
                Visit(method.ReturnType);
                foreach (IParameterSymbol parameter in method.Parameters)
                {
                    Visit(parameter.Type);
                    VisitAttributes(parameter);
                }

                break;
            default:
                return;
        }

        VisitAttributes(member);
    }

    private void VisitAttributes(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            Visit(attribute.AttributeClass);
            foreach (TypedConstant constant in attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.Value)))
                VisitConstant(constant);
        }
    }

    private void VisitConstant(TypedConstant constant)
    {
        if (constant.Kind == TypedConstantKind.Array && !constant.IsNull)
        {
            foreach (TypedConstant element in constant.Values)
                VisitConstant(element);
        }
        else if (constant.Kind == TypedConstantKind.Type)
        {
            Visit(constant.Value as ITypeSymbol);
        }
    }

    /// <summary>An attribute's argument that is no literal takes its value from a declaration that the symbols do not name.</summary>
    private static bool NamesConstants(MemberDeclarationSyntax declaration)
    {
        IEnumerable<AttributeListSyntax> lists = declaration is TypeDeclarationSyntax type
            ? type.Members.SelectMany(member => member.AttributeLists).Concat(declaration.AttributeLists).Concat(ParameterAttributes(type))
            : declaration.AttributeLists;
        return lists.SelectMany(list => list.Attributes)
            .SelectMany(attribute => attribute.ArgumentList?.Arguments ?? [])
            .Any(argument => !IsLiteral(argument.Expression));
    }

    private static IEnumerable<AttributeListSyntax> ParameterAttributes(TypeDeclarationSyntax type) =>
        type.ParameterList?.Parameters.SelectMany(parameter => parameter.AttributeLists) ?? [];

    private static bool IsLiteral(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax or TypeOfExpressionSyntax => true,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } => true,
        PrefixUnaryExpressionSyntax sign => IsLiteral(sign.Operand),
        ParenthesizedExpressionSyntax inner => IsLiteral(inner.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => IsLiteral(sum.Left) && IsLiteral(sum.Right),
        _ => false,
    };
}
