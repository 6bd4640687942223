using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.CodeFixes.Schema;

/// <summary>Methods with a statement whose parameters may change.</summary>
internal static class QueryMethods
{
    /// <summary>The diagnostics by the methods in or on which they stand; those on other methods than ours are left out.</summary>
    public static IEnumerable<(MethodDeclarationSyntax Method, IMethodSymbol Symbol, IReadOnlyList<Diagnostic> Diagnostics)> Of(
        IEnumerable<Diagnostic> diagnostics, FixTarget file) =>
        from diagnostic in diagnostics
        group diagnostic by file.Around<MethodDeclarationSyntax>(diagnostic) into onMethod
        where onMethod.Key is not null
        let symbol = file.Model.GetDeclaredSymbol(onMethod.Key, file.Cancellation)
        where symbol is not null && SchemaNames.HasAttribute(symbol, "Query", "Command")
        select (onMethod.Key, symbol, (IReadOnlyList<Diagnostic>)[.. onMethod]);

    /// <summary>Whether the method can have parameters of these types: no interface asks for the others, and no overload has them.</summary>
    public static bool CanTake(IMethodSymbol method, IReadOnlyList<ITypeSymbol> types) =>
        method is { IsOverride: false, IsVirtual: false, ExplicitInterfaceImplementations.IsEmpty: true }
        && !Implements(method)
        && !method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other =>
            !IsSame(other, method)
            && other.Parameters.Select(parameter => parameter.Type).SequenceEqual(types, SymbolEqualityComparer.Default));

    private static bool Implements(IMethodSymbol method) => method.ContainingType.AllInterfaces
        .SelectMany(type => type.GetMembers(method.Name))
        .Any(member => IsSame(method.ContainingType.FindImplementationForInterfaceMember(member), method));

    private static bool IsSame(ISymbol? symbol, IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals((symbol as IMethodSymbol)?.PartialDefinitionPart ?? symbol, method.PartialDefinitionPart ?? method);
}
