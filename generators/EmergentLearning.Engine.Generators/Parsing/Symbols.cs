using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Questions about symbols and attributes.</summary>
internal static class Symbols
{
    public static readonly SymbolDisplayFormat FullNames = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    // Without the escapes of keywords.
    private static readonly SymbolDisplayFormat Bare = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    public static string FullName(this ITypeSymbol type) => type.ToDisplayString(FullNames);

    /// <summary>The name by which a compilation finds the type again: <c>Space.Outer+Inner</c>.</summary>
    public static string MetadataFullName(this INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
            return $"{outer.MetadataFullName()}+{type.MetadataName}";
        return type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : $"{type.ContainingNamespace.ToDisplayString(Bare)}.{type.MetadataName}";
    }

    public static AttributeData? FindAttribute(this ISymbol symbol, string name) => symbol.FindAttributes(name).FirstOrDefault();

    public static IEnumerable<AttributeData> FindAttributes(this ISymbol symbol, string name) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass is { } type && type.Is(name));

    /// <summary>Whether it is the type of that full name. The whole name is put together only where its end is right.</summary>
    public static bool Is(this INamedTypeSymbol type, string name) =>
        name.EndsWith(type.Name, StringComparison.Ordinal) && type.ToDisplayString() == name;

    public static string? Text(this AttributeData attribute, int argument) =>
        attribute.ConstructorArguments.Length > argument ? attribute.ConstructorArguments[argument].Value as string : null;

    public static object? Named(this AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(pair => pair.Key == name).Value.Value;

    /// <summary>The type that is the first argument.</summary>
    public static INamedTypeSymbol? Target(this AttributeData attribute) =>
        attribute.ConstructorArguments.Length > 0 ? attribute.ConstructorArguments[0].Value as INamedTypeSymbol : null;

    /// <summary>The elements of a <c>params</c> argument; empty for none and for <see langword="null"/>.</summary>
    public static IEnumerable<TypedConstant> Elements(this AttributeData attribute) =>
        attribute.ConstructorArguments.Where(argument => argument is { Kind: TypedConstantKind.Array, IsNull: false })
            .SelectMany(argument => argument.Values);

    /// <summary>Whether code that stands beside a type, as a table's class does, can name another.</summary>
    public static bool IsVisibleBeside(this ITypeSymbol type, INamedTypeSymbol user) => type switch
    {
        IArrayTypeSymbol array => array.ElementType.IsVisibleBeside(user),
        INamedTypeSymbol named => !named.IsFileLocal
            && named.TypeArguments.All(argument => argument.IsVisibleBeside(user))
            && (named.ContainingType?.IsVisibleBeside(user) ?? true)
            && IsDeclaredFor(named, user),
        _ => true,
    };

    /// <summary>Whether a type is as accessible as another that stands beside it or not, so that the other's methods may take it.</summary>
    public static bool IsAsAccessibleAs(this ITypeSymbol type, INamedTypeSymbol user) =>
        type.IsVisibleBeside(user) && Openness(type) >= Openness(user);

    public static Location? Location(this AttributeData attribute) => attribute.ApplicationSyntaxReference is { } reference
        ? reference.SyntaxTree.GetLocation(reference.Span)
        : null;

    public static Location? Location(this ISymbol symbol) => symbol.Locations.FirstOrDefault(location => location.IsInSource);

    // 2 where everybody sees it, 1 where its assembly does, 0 where a part of the assembly does.
    private static int Openness(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => Openness(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Select(Openness).Append(Openness(named.ContainingType)).Append(named.DeclaredAccessibility switch
        {
            Accessibility.Public or Accessibility.NotApplicable => 2,
            Accessibility.Internal or Accessibility.ProtectedOrInternal => 1,
            _ => 0,
        }).Min(),
        _ => 2,
    };

    private static bool IsDeclaredFor(INamedTypeSymbol type, INamedTypeSymbol user)
    {
        switch (type.DeclaredAccessibility)
        {
            case Accessibility.Public:
            case Accessibility.NotApplicable:
                return true;
            case Accessibility.Internal or Accessibility.ProtectedOrInternal:
                return SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, user.ContainingAssembly)
                    || type.ContainingAssembly.GivesAccessTo(user.ContainingAssembly);
            default:
                return Containers(user).Any(container => SymbolEqualityComparer.Default.Equals(container, type.ContainingType));
        }
    }

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type.ContainingType; each is not null; each = each.ContainingType)
            yield return each;
    }
}
