using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads a class with <c>[Store]</c>, with the tables that it names.</summary>
internal static class StoreParser
{
    public static ParsedStore Parse(INamedTypeSymbol type)
    {
        var sink = new DiagnosticSink();
        TypeModel? sound = TypeParser.Parse(type, sink);
        if (sound is not null && type.IsValueType)
        {
            sink.Add(Descriptors.StructType, type.Location(), type.Name);
            sound = null;
        }

        // What is wrong with the type says nothing about its queries.
        var schema = new SchemaParser(type);
        StoreModel? store = sound is not null ? Parse(type, sound, schema, sink)
            : TypeParser.Describe(type) is { } refused ? Parse(type, refused, schema, new DiagnosticSink()) with { IsSound = false }
            : null;
        DeclaredSchema? declared = store is { IsSound: true }
            ? schema.Build(store.Type, store.Database, store.CreationOrder, sink)
            : null;
        return new ParsedStore(sound is null ? WithoutResults(store) : store, declared, schema.Places, sink.Diagnostics);
    }

    // Without a store to run on, a query is a body that throws; without a query there is nothing to write.
    private static StoreModel? WithoutResults(StoreModel? store) => store is not { Queries.Count: > 0 } ? null : store with
    {
        Queries = store.Queries.Select(query => query with { Result = null }).ToEquatable(),
    };

    private static StoreModel Parse(INamedTypeSymbol type, TypeModel model, SchemaParser schema, DiagnosticSink sink)
    {
        AttributeData? attribute = type.FindAttribute(KnownNames.Store);
        var tables = new List<TableModel>();
        bool knowsAllTables = true;
        foreach (TypedConstant element in attribute?.Elements() ?? [])
        {
            var record = element.Value as INamedTypeSymbol;
            TableModel? table = record is not null ? Table(record, type, attribute, sink) : null;
            TableModel? owner = tables.Find(other => table is not null && NamesOf(other).Intersect(NamesOf(table), StringComparer.OrdinalIgnoreCase).Any());
            if (table is not null && owner is not null)
                sink.Add(Descriptors.DuplicateTable, attribute?.Location(), table.Name, table.Type.Name, owner.Type.Name, type.Name);
            else if (record is not null && table is not null)
                tables.Add(table);
            if (record is not null && table is not null && owner is null)
                schema.Add(record, table);
            knowsAllTables &= table is not null;
        }

        RequireReferenced(type, attribute, tables, sink);
        var queries = new QueryParser(tables, knowsAllTables, sink);
        StoreTableModel[] storeTables = [.. tables.Select(table =>
            new StoreTableModel(Property(table, tables, type), TableClass(table), table.Name, table.Type.FullName))];
        bool isSound = EmittedNames.AreFree(type, storeTables.Select(table => table.Property), sink);
        IEnumerable<QueryModel> parsed = type.GetMembers().OfType<IMethodSymbol>().Select(queries.Parse).OfType<QueryModel>();
        return new StoreModel
        {
            Type = model,
            IsSound = isSound,
            Database = attribute?.Named("Database") as string is { Length: > 0 } database ? database : "store.db",
            Tables = storeTables.ToEquatable(),
            CreationOrder = TableOrder.Sort(tables).Select(TableClass).ToEquatable(),
            // Without a store to run on, a query is a body that throws.
            Queries = parsed.Select(query => isSound ? query : query with { Result = null }).ToEquatable(),
        };
    }

    private static IEnumerable<string> NamesOf(TableModel table) => table.FullText is null ? [table.Name] : [table.Name, table.FullTextName];

    private static TableModel? Table(INamedTypeSymbol record, INamedTypeSymbol store, AttributeData? attribute, DiagnosticSink sink)
    {
        bool isOwn = SymbolEqualityComparer.Default.Equals(record.ContainingAssembly, store.ContainingAssembly);
        if (record.FindAttribute(KnownNames.Table) is not null)
            return TableParser.Parse(record, isOwn).Model;
        sink.Add(Descriptors.NotATable, attribute?.Location(), record.Name, store.Name);
        return null;
    }

    private static void RequireReferenced(INamedTypeSymbol store, AttributeData? attribute, List<TableModel> tables, DiagnosticSink sink)
    {
        // What is named here is in the store, even where it has an error of its own.
        var held = new HashSet<string>(
            (attribute?.Elements() ?? []).Select(element => element.Value).OfType<INamedTypeSymbol>().Select(record => record.FullName()),
            StringComparer.Ordinal);
        foreach (TableModel table in tables)
        {
            foreach (ReferenceModel reference in table.References.Where(reference => !held.Contains(reference.Record)))
            {
                string record = reference.Record.Substring(reference.Record.LastIndexOf('.') + 1);
                sink.Add(Descriptors.ReferenceOutsideStore, attribute?.Location(), table.Type.Name, record, store.Name);
            }
        }
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
        return name.Substring(0, name.LastIndexOfAny(['.', ':']) + 1) + table.ClassName;
    }
}
