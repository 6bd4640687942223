using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads <c>[Index]</c> and <c>[Unique]</c>.</summary>
internal static class IndexParser
{
    /// <summary>The indexes asked for, and one for each foreign key that none of them begins with.</summary>
    public static EquatableArray<IndexModel> Parse(
        INamedTypeSymbol type, IReadOnlyList<ColumnModel> columns, IEnumerable<ReferenceModel> references, DiagnosticSink sink)
    {
        IEnumerable<ISymbol> targets = ColumnParser.Properties(type).Concat<ISymbol>([type]);
        IndexModel[] indexes = [.. targets
            .SelectMany(target => Attributes(target).Select(attribute => Index(attribute, target, type, columns, sink)))
            .OfType<IndexModel>()];
        // Without one, deleting a row would look through the whole table for those that refer to it.
        return indexes.Concat(references
            .Where(reference => !indexes.Any(index => index.Columns[0] == reference.Column))
            .Select(reference => new IndexModel { IsUnique = false, Columns = new([reference.Column]) })).ToEquatable();
    }

    private static IEnumerable<AttributeData> Attributes(ISymbol target) =>
        target.FindAttributes(KnownNames.Index).Concat(target.FindAttributes(KnownNames.Unique));

    private static IndexModel? Index(
        AttributeData attribute, ISymbol target, INamedTypeSymbol type, IReadOnlyList<ColumnModel> columns, DiagnosticSink sink)
    {
        bool isUnique = attribute.AttributeClass?.Name == "UniqueAttribute";
        string[] properties = target is IPropertySymbol ? [target.Name] : [.. attribute.Elements().Select(e => e.Value as string ?? "")];
        int[] positions = [.. properties.Select(property => IndexOf(columns, property))];
        if (positions.Length > 0 && positions.All(position => position >= 0))
            return new IndexModel { Name = attribute.Named("Name") as string, IsUnique = isUnique, Columns = positions.ToEquatable() };

        string missing = properties.FirstOrDefault(property => IndexOf(columns, property) < 0) ?? "";
        // The property itself was already reported, because its type cannot be stored.
        if (target is not IPropertySymbol)
            sink.Add(Descriptors.UnknownProperty, attribute.Location(), isUnique ? "Unique" : "Index", missing, type.Name);
        return null;
    }

    private static int IndexOf(IReadOnlyList<ColumnModel> columns, string property)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i].Property == property)
                return i;
        }

        return -1;
    }
}
