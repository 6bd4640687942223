using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads a class with <c>[Store]</c>, with the tables that it names.</summary>
internal static class StoreParser
{
    public static ParsedStore Parse(INamedTypeSymbol type)
    {
        var sink = new DiagnosticSink();
        var schema = new SchemaParser(type);
        StoreModel? store = TypeParser.Parse(type, sink) is { } model ? Parse(type, model, schema, sink) : null;
        DeclaredSchema? declared = store is { IsSound: true }
            ? schema.Build(store.Type, store.Database, store.Tables.Select(table => table.TableClass), sink)
            : null;
        return new ParsedStore(store, declared, schema.Places, sink.Diagnostics);
    }

    private static StoreModel Parse(INamedTypeSymbol type, TypeModel model, SchemaParser schema, DiagnosticSink sink)
    {
        AttributeData? attribute = type.FindAttribute(KnownNames.Store);
        var tables = new List<TableModel>();
        bool knowsAllTables = true;
        foreach (TypedConstant element in attribute?.Elements() ?? [])
        {
            var record = element.Value as INamedTypeSymbol;
            TableModel? table = record is not null ? Table(record, type, attribute, sink) : null;
            TableModel? owner = tables.Find(other => string.Equals(other.Name, table?.Name, StringComparison.OrdinalIgnoreCase));
            if (table is not null && owner is not null)
                sink.Add(Descriptors.DuplicateTable, attribute?.Location(), table.Name, table.Type.Name, owner.Type.Name, type.Name);
            else if (record is not null && table is not null)
                tables.Add(table);
            if (record is not null && table is not null && owner is null)
                schema.Add(record, table);
            knowsAllTables &= table is not null;
        }

        var queries = new QueryParser(tables, knowsAllTables, sink);
        StoreTableModel[] storeTables = [.. tables.Select(table =>
            new StoreTableModel(Property(table, tables, type), TableClass(table), table.Name))];
        bool isSound = EmittedNames.AreFree(type, storeTables.Select(table => table.Property), sink);
        IEnumerable<QueryModel> parsed = type.GetMembers().OfType<IMethodSymbol>().Select(queries.Parse).OfType<QueryModel>();
        return new StoreModel
        {
            Type = model,
            IsSound = isSound,
            Database = attribute?.Named("Database") as string is { Length: > 0 } database ? database : "store.db",
            Tables = storeTables.ToEquatable(),
            // Without a store to run on, a query is a body that throws.
            Queries = parsed.Select(query => isSound ? query : query with { Result = null }).ToEquatable(),
        };
    }

    private static TableModel? Table(INamedTypeSymbol record, INamedTypeSymbol store, AttributeData? attribute, DiagnosticSink sink)
    {
        bool isOwn = SymbolEqualityComparer.Default.Equals(record.ContainingAssembly, store.ContainingAssembly);
        if (record.FindAttribute(KnownNames.Table) is not null)
            return TableParser.Parse(record, isOwn).Model;
        sink.Add(Descriptors.NotATable, attribute?.Location(), record.Name, store.Name);
        return null;
    }

    // Records of one name in several namespaces are told apart by their tables; a member cannot have its class's name.
    private static string Property(TableModel table, List<TableModel> tables, INamedTypeSymbol store)
    {
        string name = tables.Count(other => other.Type.Name == table.Type.Name) > 1
            ? Names.PascalCase(table.Name)
            : Names.Plural(Names.Part(table.Type.Name));
        return name == store.Name ? name + "Table" : name;
    }

    private static string TableClass(TableModel table)
    {
        string name = table.Type.FullName;
        return name.Substring(0, name.Length - table.Type.Name.Length) + table.ClassName;
    }
}
