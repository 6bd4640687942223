using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads where a partial type stands.</summary>
internal static class TypeParser
{
    /// <summary>The type, or <see langword="null"/> when code cannot be added to it (which is then reported).</summary>
    public static TypeModel? Parse(INamedTypeSymbol type, DiagnosticSink sink)
    {
        INamedTypeSymbol[] nesting = [.. Nesting(type)];
        // Half a declaration has no name yet, and the compiler says so.
        if (nesting.Any(each => each.Name.Length == 0) || Namespaces(type).Any(each => each.Name.Length == 0))
            return null;
        if (nesting.FirstOrDefault(each => !IsPartial(each)) is { } closed)
        {
            sink.Add(Descriptors.NotPartial, closed.Location(), closed.Name);
            return null;
        }

        if (nesting.FirstOrDefault(each => each.IsGenericType) is { } generic)
        {
            sink.Add(Descriptors.GenericType, type.Location(), type.Name, generic.Name);
            return null;
        }

        if (nesting.Any(each => each.IsFileLocal) || type.IsStatic || type.IsAbstract)
        {
            sink.Add(Descriptors.NoConstructor, type.Location(), type.Name, "it is file-local, static or abstract");
            return null;
        }

        return Describe(type, nesting);
    }

    /// <summary>
    /// A type that is refused, for the bodies that its partial methods need all the same; <see langword="null"/> when none can be added to it.
    /// </summary>
    public static TypeModel? Describe(INamedTypeSymbol type)
    {
        INamedTypeSymbol[] nesting = [.. Nesting(type)];
        return nesting.All(each => IsPartial(each) && !each.IsFileLocal) ? Describe(type, nesting) : null;
    }

    // A type of another assembly was checked where it was compiled.
    public static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty
        || type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax())
            .OfType<TypeDeclarationSyntax>()
            .Any(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static TypeModel Describe(INamedTypeSymbol type, INamedTypeSymbol[] nesting) => new()
    {
        Namespace = type.ContainingNamespace.IsGlobalNamespace ? "" : Escaped(type.ContainingNamespace),
        Containers = nesting.Take(nesting.Length - 1).Select(Header).ToEquatable(),
        Header = Header(type),
        Name = Names.Escape(type.Name),
        FullName = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).FullName(),
        HintName = HintNames.Of(type),
        Accessibility = SyntaxFacts.GetText(type.DeclaredAccessibility),
    };

    private static string Escaped(INamespaceSymbol name) => name.ToDisplayString(
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    private static Stack<INamedTypeSymbol> Nesting(INamedTypeSymbol type)
    {
        var nesting = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? each = type; each is not null; each = each.ContainingType)
            nesting.Push(each);
        return nesting;
    }

    private static IEnumerable<INamespaceSymbol> Namespaces(INamedTypeSymbol type)
    {
        for (INamespaceSymbol each = type.ContainingNamespace; !each.IsGlobalNamespace; each = each.ContainingNamespace)
            yield return each;
    }

    private static string Header(INamedTypeSymbol type)
    {
        string kind = type.TypeKind switch
        {
            TypeKind.Interface => "interface",
            TypeKind.Struct => type.IsRecord ? "record struct" : "struct",
            _ => type.IsRecord ? "record" : "class",
        };
        string parameters = string.Join(", ", type.TypeParameters.Select(parameter => Names.Escape(parameter.Name)));
        return $"partial {kind} {Names.Escape(type.Name)}{(parameters.Length == 0 ? "" : $"<{parameters}>")}";
    }
}
