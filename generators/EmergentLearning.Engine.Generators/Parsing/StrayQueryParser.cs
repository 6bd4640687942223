using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads methods with <c>[Query]</c> or <c>[Command]</c> whose types are no stores.</summary>
internal static class StrayQueryParser
{
    /// <summary>The bodies that such a type's queries need, all with the first of them; nothing for the query of a store.</summary>
    /// <param name="symbol">The method.</param>
    /// <param name="attribute">The attribute by which it was found; a method with both is reported once.</param>
    public static Parsed<StoreModel> Parse(IMethodSymbol symbol, string attribute)
    {
        var sink = new DiagnosticSink();
        INamedTypeSymbol type = symbol.ContainingType;
        QueryMethod? method = QueryMethod.Find(symbol);
        if (method?.Attribute.AttributeClass?.ToDisplayString() != attribute || type.FindAttribute(KnownNames.Store) is not null)
            return new(null, sink.Diagnostics);

        sink.Add(Descriptors.QueryOutsideStore, symbol.Location(), symbol.Name, type.Name, method.AttributeName);
        QueryModel[] queries = [.. type.GetMembers().OfType<IMethodSymbol>().Select(QueryParser.Bodiless).OfType<QueryModel>()];
        bool isFirst = SymbolEqualityComparer.Default.Equals(
            type.GetMembers().OfType<IMethodSymbol>().First(each => QueryMethod.Find(each) is not null), symbol);
        // What is wrong with the type itself says nothing about the query.
        TypeModel? model = isFirst && queries.Length > 0 ? TypeParser.Parse(type, new DiagnosticSink()) : null;
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
