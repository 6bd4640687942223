using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Generators.Parsing.Memory;

/// <summary>Finds one attribute on declarations. Where syntax alone tells that it cannot be there, nothing is bound.</summary>
internal sealed class AttributeNames
{
    private const string Suffix = "Attribute";
    private readonly string _full;
    private readonly string _long;
    private readonly string _short;

    public AttributeNames(string fullName)
    {
        _full = fullName;
        _long = fullName.Substring(fullName.LastIndexOf('.') + 1);
        _short = _long.Substring(0, _long.Length - Suffix.Length);
    }

    /// <summary>The declared symbol, if this part of its declaration has the attribute.</summary>
    public ISymbol? Find(MemberDeclarationSyntax declaration, CompilationShape now, SemanticModel model, CancellationToken ct) =>
        MayBeOn(declaration, now)
        && model.GetDeclaredSymbol(declaration, ct) is { } symbol
        && symbol.FindAttributes(_full).Any(attribute => IsOn(declaration, attribute))
            ? symbol
            : null;

    /// <summary>Whether an attribute of that name may be the alias.</summary>
    public static bool IsNameOf(string alias, string name) => alias == name || alias == name + Suffix;

    // A partial type may have it on another of its parts.
    private static bool IsOn(MemberDeclarationSyntax declaration, AttributeData attribute) =>
        attribute.ApplicationSyntaxReference is { } place
        && place.SyntaxTree == declaration.SyntaxTree
        && declaration.AttributeLists.Any(list => list.Span.Contains(place.Span));

    /// <summary>Whether the attribute is on the declaration under its own name, or may be under an alias.</summary>
    private bool MayBeOn(MemberDeclarationSyntax declaration, CompilationShape now)
    {
        foreach (AttributeSyntax attribute in declaration.AttributeLists.SelectMany(list => list.Attributes))
        {
            string name = LastName(attribute.Name);
            if (name == _short || name == _long || now.HasGlobalAlias(name) || HasAlias(declaration, name))
                return true;
        }

        return false;
    }

    private static bool HasAlias(SyntaxNode declaration, string name)
    {
        for (SyntaxNode? each = declaration; each is not null; each = each.Parent)
        {
            SyntaxList<UsingDirectiveSyntax> usings = each switch
            {
                CompilationUnitSyntax unit => unit.Usings,
                BaseNamespaceDeclarationSyntax space => space.Usings,
                _ => default,
            };
            if (usings.Any(directive => directive.Alias?.Name.Identifier.ValueText is { } alias && IsNameOf(alias, name)))
                return true;
        }

        return false;
    }

    private static string LastName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => name.ToString(),
    };
}
