using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>
/// The columns of a record of another assembly, as its table's class tells them. The record itself does not: the compiler sees neither its
/// private setters nor its internal properties.
/// </summary>
internal static class PublishedColumns
{
    /// <summary>The columns and the key's position, or <see langword="null"/> when nothing is told.</summary>
    public static (ColumnModel[] Columns, int Key)? Read(INamedTypeSymbol record)
    {
        INamespaceOrTypeSymbol container = (INamespaceOrTypeSymbol?)record.ContainingType ?? record.ContainingNamespace;
        AttributeData? told = container.GetTypeMembers(Names.Part(record.Name) + "Table").FirstOrDefault()?.FindAttribute(KnownNames.TableColumns);
        if (told?.ConstructorArguments is not [{ Value: int key }, { IsNull: false }])
            return null;

        IPropertySymbol[] properties = [.. StoredProperties.All(record)];
        ColumnModel[] columns = [.. told.Elements().Select(element => Column(element.Value as string ?? "", properties))];
        return key >= 0 && key < columns.Length ? (columns, key) : null;
    }

    private static ColumnModel Column(string told, IPropertySymbol[] properties)
    {
        string kind = told.Substring(0, Math.Max(told.IndexOf(' '), 0));
        string name = told.Substring(Math.Min(kind.Length + 1, told.Length));
        IPropertySymbol? property = properties.FirstOrDefault(property => ColumnParser.NameOf(property) == name);
        return new ColumnModel
        {
            Name = name,
            Property = property?.Name ?? name,
            Default = property is null ? null : ColumnParser.DefaultOf(property),
            Value = (property is null ? null : ValueParser.Parse(property, property.Type, new DiagnosticSink())) ?? new ValueModel
            {
                Kind = Enum.TryParse(kind.TrimEnd('?'), out ColumnKind parsed) ? parsed : ColumnKind.Blob,
                TypeName = "object",
                IsNullable = kind.EndsWith("?", StringComparison.Ordinal),
            },
        };
    }
}
