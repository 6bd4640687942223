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
        TableModel? table = Parse(type, sink);
        bool isFree = table is null || !isOwn || EmittedNames.IsFree(type, table, sink);
        return new Parsed<TableModel>(isFree ? table : null, sink.Diagnostics);
    }

    private static TableModel? Parse(INamedTypeSymbol type, DiagnosticSink sink)
    {
        if (TypeParser.Parse(type, sink) is not { } model)
            return null;
        if (ConstructorParser.Parse(type, isInside: true) is not { } constructor)
        {
            sink.Add(Descriptors.NoConstructor, type.Location(), type.Name, "no constructor takes stored properties alone");
            return null;
        }

        IReadOnlyList<ColumnModel> columns = ColumnParser.Parse(type, constructor, sink);
        IReadOnlyList<ISymbol> unset = RequiredMembers.Unset(type, columns, constructor);
        // A type that cannot be stored was reported by itself.
        foreach (ISymbol member in unset.Where(member => !ColumnParser.IsUnsupported(member)))
            sink.Add(Descriptors.RequiredNotStored, member.Location() ?? type.Location(), member.Name, type.Name);
        if (FindKey(type, sink) is not { } key || columns.FirstOrDefault(column => column.Property == key.Name) is not { } keyColumn)
            return null;

        FileModel? file = FileParser.Parse(type, columns, sink);
        ColumnRoles roles = RoleParser.Parse(type, columns, sink);
        EquatableArray<ReferenceModel> references = ReferenceParser.Parse(type, columns, roles, sink);
        return unset.Count > 0 ? null : new TableModel
        {
            Type = model,
            IsRecord = type.IsRecord,
            Name = type.FindAttribute(KnownNames.Table)?.Text(0) is { Length: > 0 } name ? name : Names.SnakeCase(type.Name),
            Columns = columns.ToEquatable(),
            Key = columns.ToList().IndexOf(keyColumn),
            AutoIncrement = key.FindAttribute(KnownNames.Key)?.Named("AutoIncrement") is true,
            Indexes = IndexParser.Parse(type, columns, references, sink),
            FullText = FullTextParser.Parse(type, columns, sink),
            Roles = roles,
            References = references,
            HidesColumns = Bases(type).Any(IsTable),
            HidesUniqueIndexes = Bases(type).Any(each => IsTable(each) && IsUnique(each)),
            Checks = Checks(type).ToEquatable(),
            File = file,
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
        if (keys.Length == 0)
            sink.Add(Descriptors.NoKey, type.Location(), type.Name);
        else if (keys.Length > 1)
            sink.Add(Descriptors.SeveralKeys, type.Location(), type.Name);
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
