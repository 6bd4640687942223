using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Architecture.Tests.PublicApi;

/// <summary>The public surface of an assembly as text: one line a member, sorted.</summary>
internal static class ApiText
{
    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints
            | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Reads an assembly that lies beside the tests.</summary>
    public static string Of(string name)
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        MetadataReference[] references = [.. platform.Select(path => MetadataReference.CreateFromFile(path))];
        CSharpCompilation compilation = CSharpCompilation.Create("reader", references: references);
        IAssemblySymbol assembly = references.Select(compilation.GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>().Single(a => a.Name == name);

        StringBuilder text = new();
        foreach (INamedTypeSymbol type in Types(assembly.GlobalNamespace).OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal))
            Append(text, type);
        return text.ToString();
    }

    private static void Append(StringBuilder text, INamedTypeSymbol type)
    {
        string modifiers = type.IsStatic ? "static " : type.TypeKind == TypeKind.Class ? type.IsSealed ? "sealed " : type.IsAbstract ? "abstract " : "" : "";
        IEnumerable<string> bases = type.Interfaces.Prepend(type.BaseType).OfType<INamedTypeSymbol>()
            .Where(item => item.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum))
            .Select(item => item.ToDisplayString(Format.WithKindOptions(SymbolDisplayKindOptions.None)));
        string line = modifiers + type.ToDisplayString(Format);
        text.Append(line).Append(bases.Any() ? " : " + string.Join(", ", bases) : "").Append('\n');

        foreach (string member in type.GetMembers().Where(member => member is not ITypeSymbol && IsPublic(member)).Select(member => member.ToDisplayString(Format)).Order(StringComparer.Ordinal))
            text.Append("    ").Append(member).Append('\n');
        text.Append('\n');
        foreach (INamedTypeSymbol nested in type.GetTypeMembers().Where(IsPublic).OrderBy(item => item.Name, StringComparer.Ordinal))
            Append(text, nested);
    }

    // Accessors are told by their property, and nested types have lines of their own. What the compiler adds follows from "record".
    private static bool IsPublic(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && symbol is not IMethodSymbol { AssociatedSymbol: not null }
        && symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.TypeKind: TypeKind.Enum }
        && !(symbol is IMethodSymbol && symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute"));

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Where(IsPublic).Concat(space.GetNamespaceMembers().SelectMany(Types));
}
