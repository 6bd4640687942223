using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Collects what a store holds, and where that is declared.</summary>
internal sealed class SchemaParser(INamedTypeSymbol store)
{
    private readonly List<DeclaredTable> _tables = [];
    private readonly List<PlaceModel> _places = [.. Place("", "", store)];

    public EquatableArray<PlaceModel> Places => _places.ToEquatable();

    public void Add(INamedTypeSymbol record, TableModel table)
    {
        Dictionary<string, IPropertySymbol> properties = ColumnParser.Properties(record).ToDictionary(property => property.Name, StringComparer.Ordinal);
        // A record of another assembly may have columns whose properties cannot be seen from here.
        (ColumnModel Column, IPropertySymbol Property)[] columns =
            [.. table.Columns.Where(column => properties.ContainsKey(column.Property)).Select(column => (column, properties[column.Property]))];
        IEnumerable<RenameModel> renames = columns.Where(pair => FormerName(pair.Property) is not null)
            .Select(pair => new RenameModel(pair.Column.Name, FormerName(pair.Property)!));
        _tables.Add(new DeclaredTable(table, FormerName(record), renames.ToEquatable()));
        _places.AddRange(Place(table.Name, "", record));
        _places.AddRange(columns.SelectMany(pair => Place(table.Name, pair.Column.Name, pair.Property)));
    }

    public DeclaredSchema Build(TypeModel type, string database, IEnumerable<string> tableClasses, DiagnosticSink sink)
    {
        IMethodSymbol[] methods = [.. store.GetMembers().OfType<IMethodSymbol>().Where(method => DataMigrationParser.Parse(method, sink) is not null)];
        _places.AddRange(methods.SelectMany(method => Place("", method.Name, method)));
        return new DeclaredSchema
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
