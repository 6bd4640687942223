using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads a record with <c>[Table]</c>.</summary>
internal static class TableParser
{
    public static Parsed<TableModel> Parse(INamedTypeSymbol type) => Parse(type, isOwn: true);

    /// <summary>Reads the record of this assembly, or of another, where all that is emitted stands beside it already.</summary>
    public static Parsed<TableModel> Parse(INamedTypeSymbol type, bool isOwn)
    {
        var sink = new DiagnosticSink();
        TableModel? table = Parse(type, isOwn, sink);
        bool isFree = table is null || !isOwn || EmittedNames.IsFree(type, table, sink);
        return new Parsed<TableModel>(isFree ? table : null, sink.Diagnostics);
    }

    private static TableModel? Parse(INamedTypeSymbol type, bool isOwn, DiagnosticSink sink)
    {
        if (TypeParser.Parse(type, sink) is not { } model)
            return null;
        if (type.IsValueType)
        {
            sink.Add(Descriptors.StructType, type.Location(), type.Name);
            return null;
        }

        if (!isOwn && PublishedColumns.Read(type) is { } published)
            return Create(type, model, published.Columns, published.Key, sink);
        StoredProperties.Report(type, sink);
        if (ConstructorParser.Parse(type, isInside: true) is { } constructor)
            return Parse(type, model, constructor, sink);

        sink.Add(Descriptors.NoConstructor, type.Location(), type.Name, "no constructor takes stored properties alone");
        return null;
    }

    private static TableModel? Parse(INamedTypeSymbol type, TypeModel model, ConstructorModel constructor, DiagnosticSink sink)
    {
        IReadOnlyList<ColumnModel> columns = ColumnParser.Parse(type, constructor, sink);
        IReadOnlyList<ISymbol> unset = RequiredMembers.Unset(type, columns, constructor);
        // A type that cannot be stored was reported by itself.
        foreach (ISymbol member in unset.Where(member => !ColumnParser.IsUnsupported(member)))
            sink.Add(Descriptors.RequiredNotStored, member.Location() ?? type.Location(), member.Name, type.Name);
        if (FindKey(type, sink) is not { } key || columns.FirstOrDefault(column => column.Property == key.Name) is not { } keyColumn)
            return null;

        // What the constructor takes and no column gives was reported by itself too.
        bool canCreate = unset.Count == 0 && constructor.Properties.All(property => columns.Any(column => column.Property == property));
        return !canCreate ? null : Create(type, model, columns, columns.ToList().IndexOf(keyColumn), sink) with
        {
            CanSetKey = key.SetMethod is not null,
        };
    }

    private static TableModel Create(INamedTypeSymbol type, TypeModel model, IReadOnlyList<ColumnModel> columns, int key, DiagnosticSink sink)
    {
        ColumnRoles roles = RoleParser.Parse(type, columns, sink);
        EquatableArray<ReferenceModel> references = ReferenceParser.Parse(type, columns, roles, sink);
        return new TableModel
        {
            Type = model,
            IsRecord = type.IsRecord,
            Name = type.FindAttribute(KnownNames.Table)?.Text(0) is { Length: > 0 } name ? name : Names.SnakeCase(type.Name),
            Columns = columns.ToEquatable(),
            Key = key,
            AutoIncrement = StoredProperties.All(type).Any(property => property.FindAttribute(KnownNames.Key)?.Named("AutoIncrement") is true),
            Indexes = IndexParser.Parse(type, columns, references, sink),
            FullText = FullTextParser.Parse(type, columns, sink),
            Roles = roles,
            References = references,
            HidesColumns = Bases(type).Any(IsTable),
            HidesUniqueIndexes = Bases(type).Any(each => IsTable(each) && IsUnique(each)),
            Checks = Checks(type).ToEquatable(),
            File = FileParser.Parse(type, columns, sink),
        };
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type.BaseType; each is not null; each = each.BaseType)
            yield return each;
    }

    private static bool IsTable(INamedTypeSymbol type) => type.FindAttribute(KnownNames.Table) is not null;

    private static bool IsUnique(INamedTypeSymbol type) => ColumnParser.Properties(type).Concat<ISymbol>([type])
        .Any(symbol => symbol.FindAttribute(KnownNames.Unique) is not null);

    private static IPropertySymbol? FindKey(INamedTypeSymbol type, DiagnosticSink sink)
    {
        IPropertySymbol[] keys = [.. ColumnParser.Properties(type).Where(property => property.FindAttribute(KnownNames.Key) is not null)];
        if (keys.Length == 0 && !StoredProperties.All(type).Any(property => property.FindAttribute(KnownNames.Key) is not null))
            sink.Add(Descriptors.NoKey, type.Location(), type.Name);
        else if (keys.Length > 1)
            sink.Add(Descriptors.SeveralKeys, type.Location(), type.Name);
        else if (keys.Length == 0)
            return null;
        else if (keys[0].Type.SpecialType == SpecialType.System_Int64)
            return keys[0];
        else
            sink.Add(Descriptors.KeyNotLong, keys[0].Location(), keys[0].Name);
        return null;
    }

    private static IEnumerable<string> Checks(INamedTypeSymbol type) =>
        ColumnParser.Properties(type).Concat<ISymbol>([type])
            .SelectMany(symbol => symbol.FindAttributes(KnownNames.Check))
            .Select(attribute => attribute.Text(0) ?? "")
            .Where(expression => expression.Trim().Length > 0);
}
