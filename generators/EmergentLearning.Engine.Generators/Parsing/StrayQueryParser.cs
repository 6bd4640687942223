using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads methods with <c>[Query]</c> or <c>[Command]</c> whose types are no stores.</summary>
internal static class StrayQueryParser
{
    /// <summary>Whether a method may be one, by its syntax alone: nearly all queries stand in a type that is plainly a store.</summary>
    public static bool MayBeStray(MethodDeclarationSyntax method) =>
        method.Parent is not TypeDeclarationSyntax type
        || !type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name is IdentifierNameSyntax { Identifier.Text: "Store" });

    /// <summary>The bodies that such a type's queries need, all with the first of them; nothing for the query of a store.</summary>
    public static Parsed<StoreModel> Parse(IMethodSymbol symbol)
    {
        var sink = new DiagnosticSink();
        INamedTypeSymbol type = symbol.ContainingType;
        if (QueryMethod.Find(symbol) is not { } method || type.FindAttribute(KnownNames.Store) is not null)
            return new(null, sink.Diagnostics);

        sink.Add(Descriptors.QueryOutsideStore, symbol.Location(), symbol.Name, type.Name, method.AttributeName);
        QueryModel[] queries = [.. type.GetMembers().OfType<IMethodSymbol>().Select(QueryParser.Bodiless).OfType<QueryModel>()];
        bool isFirst = SymbolEqualityComparer.Default.Equals(
            type.GetMembers().OfType<IMethodSymbol>().First(each => QueryMethod.Find(each) is not null), symbol);
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
