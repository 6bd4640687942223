using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.Schema;

/// <summary>The engine's attributes, and names as short as they can be at a place.</summary>
internal static class SchemaNames
{
    private const string Namespace = "EmergentLearning.Engine.Schema";

    public static bool HasAttribute(ISymbol symbol, params string[] names) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { } type
        && type.ContainingNamespace.ToDisplayString() == Namespace
        && names.Contains(type.Name.Replace("Attribute", ""), StringComparer.Ordinal));

    /// <summary>Whether any of the engine's attributes stands on it.</summary>
    public static bool HasAnyAttribute(ISymbol symbol) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.ContainingNamespace.ToDisplayString() == Namespace);

    /// <summary>The attribute as it is written there: <c>Key</c>, or in full where that means nothing or something else.</summary>
    public static string Attribute(string name, SemanticModel model, int position)
    {
        ISymbol[] found =
        [
            .. model.LookupNamespacesAndTypes(position, name: name),
            .. model.LookupNamespacesAndTypes(position, name: name + "Attribute"),
        ];
        return found is [{ } only] && only.ToDisplayString() == $"{Namespace}.{name}Attribute" ? name : $"global::{Namespace}.{name}";
    }

    /// <summary>A type given in full; <see langword="null"/> when it means nothing there.</summary>
    public static ITypeSymbol? FindType(string fullName, SemanticModel model, int position)
    {
        TypeSyntax syntax = SyntaxFactory.ParseTypeName(fullName);
        ITypeSymbol? type = model.GetSpeculativeTypeInfo(position, syntax, SpeculativeBindingOption.BindAsTypeOrNamespace).Type;
        if (type is null or IErrorTypeSymbol || type.IsValueType)
            return type is IErrorTypeSymbol ? null : type;
        bool isNullable = syntax is NullableTypeSyntax && model.GetNullableContext(position).AnnotationsEnabled();
        return type.WithNullableAnnotation(isNullable ? NullableAnnotation.Annotated : NullableAnnotation.NotAnnotated);
    }
}
