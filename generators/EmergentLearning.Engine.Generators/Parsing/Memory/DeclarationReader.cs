using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Generators.Parsing.Memory;

/// <summary>
/// Reads the declarations that carry attributes of ours. As <c>ForAttributeWithMetadataName</c> does, save that a declaration is bound
/// again only when something that it depends on was declared otherwise. Thread-safe.
/// </summary>
internal sealed class DeclarationReader
{
    private static readonly AttributeNames Tables = new(KnownNames.Table);
    private static readonly AttributeNames Stores = new(KnownNames.Store);
    private static readonly AttributeNames Queries = new(KnownNames.Query);
    private static readonly AttributeNames Commands = new(KnownNames.Command);

    private readonly ParseMemory _memory = new();

    /// <summary>Whether a node may be such a declaration, from its syntax alone.</summary>
    public static bool IsCandidate(SyntaxNode node) =>
        node is TypeDeclarationSyntax { AttributeLists.Count: > 0 } and not InterfaceDeclarationSyntax
        || (node is MethodDeclarationSyntax { AttributeLists.Count: > 0 } method && StrayQueryParser.MayBeStray(method));

    /// <summary>What the declaration says, or <see langword="null"/> when it carries none of them.</summary>
    public Declared? Read(GeneratorSyntaxContext context, CancellationToken ct)
    {
        var declaration = (MemberDeclarationSyntax)context.Node;
        var now = CompilationShape.Of(context.SemanticModel.Compilation);
        if (_memory.TryFind(declaration, now, out Declared? known))
            return known;

        Declared? declared = declaration is MethodDeclarationSyntax
            ? ReadMethod(declaration, now, context.SemanticModel, ct)
            : ReadType(declaration, now, context.SemanticModel, ct);
        if (declared is null)
            _memory.KeepNothing(declaration, now);
        else if (context.SemanticModel.GetDeclaredSymbol(declaration, ct) is { } symbol)
            _memory.Keep(declaration, now, symbol as INamedTypeSymbol ?? symbol.ContainingType, declared);
        return declared;
    }

    private static Declared? ReadType(MemberDeclarationSyntax declaration, CompilationShape now, SemanticModel model, CancellationToken ct)
    {
        var table = Tables.Find(declaration, now, model, ct) as INamedTypeSymbol;
        var store = Stores.Find(declaration, now, model, ct) as INamedTypeSymbol;
        if (table is null && store is null)
            return null;

        Parsed<TableModel>? parsedTable = table is null ? null : TableParser.Parse(table);
        ParsedStore? parsedStore = store is null ? null : StoreParser.Parse(store);
        return new Declared
        {
            Table = parsedTable?.Model is { } columns ? new SourceModel(columns, SqliteDialect.Describe(columns)) : null,
            Store = parsedStore?.Model,
            Schema = parsedStore?.Schema is { } schema ? SchemaDescriber.Describe(schema) : null,
            Places = parsedStore?.Places ?? default,
            Diagnostics = (parsedTable?.Diagnostics ?? default).Concat(parsedStore?.Diagnostics ?? default).ToEquatable(),
        };
    }

    private static Declared? ReadMethod(MemberDeclarationSyntax declaration, CompilationShape now, SemanticModel model, CancellationToken ct)
    {
        if ((Queries.Find(declaration, now, model, ct) ?? Commands.Find(declaration, now, model, ct)) is not IMethodSymbol method)
            return null;

        Parsed<StoreModel> parsed = StrayQueryParser.Parse(method);
        return new Declared { StrayQueries = parsed.Model, Diagnostics = parsed.Diagnostics };
    }
}
