using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Sql;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Collects what a store holds, as it is compared with what was released.</summary>
internal sealed class SchemaParser(INamedTypeSymbol store)
{
    private readonly List<TableShape> _tables = [];
    private readonly List<PlaceModel> _places = [.. Place("", "", store)];

    public EquatableArray<PlaceModel> Places => _places.ToEquatable();

    public void Add(INamedTypeSymbol record, TableModel table)
    {
        Dictionary<string, IPropertySymbol> properties = ColumnParser.Properties(record).ToDictionary(property => property.Name, StringComparer.Ordinal);
        (ColumnModel Column, IPropertySymbol Property)[] columns = [.. table.Columns.Select(column => (column, properties[column.Property]))];
        TableSql sql = SqliteDialect.Describe(table);
        _tables.Add(new TableShape
        {
            Name = table.Name,
            // A foreign key is part of the statement that creates the table.
            Columns = sql.Columns.Select(column => column with { References = null }).ToEquatable(),
            Create = sql.CreateTable,
            Objects = sql.CreateIndexes,
            Search = sql.FullText is { } search ? new([search.Create, .. search.Triggers]) : default,
            WasNamed = FormerName(record),
            Renames = columns.Where(pair => FormerName(pair.Property) is not null)
                .Select(pair => new RenameModel(pair.Column.Name, FormerName(pair.Property)!)).ToEquatable(),
        });
        _places.AddRange(Place(table.Name, "", record));
        _places.AddRange(columns.SelectMany(pair => Place(table.Name, pair.Column.Name, pair.Property)));
    }

    public StoreSchemaModel Build(TypeModel type, string database, IEnumerable<string> tableClasses, DiagnosticSink sink)
    {
        IMethodSymbol[] methods = [.. store.GetMembers().OfType<IMethodSymbol>().Where(method => DataMigrationParser.Parse(method, sink) is not null)];
        _places.AddRange(methods.SelectMany(method => Place("", method.Name, method)));
        return new StoreSchemaModel
        {
            Type = type,
            Database = database,
            TableClasses = tableClasses.ToEquatable(),
            Tables = _tables.ToEquatable(),
            DataMigrations = methods.Select(method => DataMigrationParser.Parse(method, sink)!).ToEquatable(),
        };
    }

    private static string? FormerName(ISymbol symbol) =>
        symbol.FindAttribute(KnownNames.WasNamed)?.Text(0) is { Length: > 0 } name ? name : null;

    private static IEnumerable<PlaceModel> Place(string table, string member, ISymbol symbol)
    {
        if (symbol.Location() is null)
            return [];

        SymbolPlace place = symbol is INamedTypeSymbol type
            ? new SymbolPlace(type.MetadataFullName(), "")
            : new SymbolPlace(symbol.ContainingType.MetadataFullName(), symbol.Name);
        return [new PlaceModel(table, member, place)];
    }
}
