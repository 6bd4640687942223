using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads methods with <c>[Query]</c> whose types are no stores.</summary>
internal static class StrayQueryParser
{
    /// <summary>Whether a method may be one, by its syntax alone: nearly all queries stand in a type that is plainly a store.</summary>
    public static bool MayBeStray(MethodDeclarationSyntax method) =>
        method.Parent is not TypeDeclarationSyntax type
        || !type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name is IdentifierNameSyntax { Identifier.Text: "Store" });

    /// <summary>The bodies that such a type's queries need, all with the first of them; nothing for the query of a store.</summary>
    public static Parsed<StoreModel> Parse(IMethodSymbol method)
    {
        var sink = new DiagnosticSink();
        INamedTypeSymbol type = method.ContainingType;
        if (type.FindAttribute(KnownNames.Store) is not null)
            return new(null, sink.Diagnostics);

        sink.Add(Descriptors.QueryOutsideStore, method.Location(), method.Name, type.Name);
        QueryModel[] queries = [.. type.GetMembers().OfType<IMethodSymbol>().Select(QueryParser.Bodiless).OfType<QueryModel>()];
        bool isFirst = SymbolEqualityComparer.Default.Equals(
            type.GetMembers().OfType<IMethodSymbol>().First(each => each.FindAttribute(KnownNames.Query) is not null), method);
        // What is wrong with the type itself says nothing about the query.
        TypeModel? model = isFirst && queries.Length > 0 ? TypeParser.Describe(type) : null;
        return new(model is null ? null : Bodies(model, queries), sink.Diagnostics);
    }

    private static StoreModel Bodies(TypeModel type, QueryModel[] queries) => new()
    {
        Type = type,
        IsSound = false,
        Database = "",
        Tables = new([]),
        Queries = queries.ToEquatable(),
    };
}
