using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads <c>[StoredAsText]</c>, <c>[StoredAsJson]</c> and <c>[Converter]</c>.</summary>
internal static class StorageParser
{
    /// <summary>What the member asks for, or else its type; <see langword="null"/> when neither asks, or when it is amiss and reported.</summary>
    /// <param name="member">The property, the parameter, or the type itself.</param>
    /// <param name="type">The value's type, without <c>?</c>.</param>
    /// <param name="place">Where to report what the type's own attribute says amiss.</param>
    /// <param name="sink">Where to report.</param>
    public static Storage? Find(ISymbol member, ITypeSymbol type, Location? place, DiagnosticSink sink)
    {
        AttributeData[] own = [.. Attributes(member)];
        if (own.Length == 0 && member is IPropertySymbol property)
            own = OfParameter(property);
        AttributeData[] attributes = own.Length > 0 ? own : [.. Attributes(type)];
        if (attributes.Length == 0)
            return null;

        Location? location = own.Length > 0 ? own[0].Location() ?? place : place;
        if (attributes.Length == 1)
            return Read(attributes[0], member, type, location, sink);
        string others = string.Join(" and ", attributes.Skip(1).Select(other => $"[{Name(other)}]"));
        sink.Add(Descriptors.StorageMisfit, location, Name(attributes[0]), member.Name, $"{others} stands there too; keep one");
        return null;
    }

    private static Storage? Read(AttributeData attribute, ISymbol member, ITypeSymbol type, Location? place, DiagnosticSink sink)
    {
        if (member.FindAttribute(KnownNames.Key) is not null)
        {
            sink.Add(Descriptors.StorageMisfit, place, Name(attribute), member.Name, "a key is always stored as the number that it is");
            return null;
        }

        INamedTypeSymbol? user = member as INamedTypeSymbol ?? member.ContainingSymbol as INamedTypeSymbol ?? member.ContainingType;
        switch (Name(attribute))
        {
            case "Converter":
                return ConverterParser.Parse(attribute, type, user, place, sink);
            case "StoredAsJson":
                return JsonParser.Parse(attribute, type, user, place, sink);
            default:
                if (type.TypeKind == TypeKind.Enum)
                    return new Storage(ColumnKind.EnumerationName, "");
                sink.Add(Descriptors.StorageMisfit, place, Name(attribute), member.Name, $"'{type.ToDisplayString()}' is no enumeration");
                return null;
        }
    }

    private static IEnumerable<AttributeData> Attributes(ISymbol symbol) =>
        symbol is ITypeSymbol { SpecialType: not SpecialType.None } ? [] : symbol.FindAttributes(KnownNames.Converter)
            .Concat(symbol.FindAttributes(KnownNames.StoredAsJson))
            .Concat(symbol.FindAttributes(KnownNames.StoredAsText));

    // What is written in front of a positional record's parameter belongs to the parameter.
    private static AttributeData[] OfParameter(IPropertySymbol property) => property.ContainingType.InstanceConstructors
        .SelectMany(constructor => constructor.Parameters)
        .Where(parameter => ConstructorParser.Takes(parameter, property))
        .Select(parameter => Attributes(parameter).ToArray())
        .FirstOrDefault(attributes => attributes.Length > 0) ?? [];

    private static string Name(AttributeData attribute)
    {
        string name = attribute.AttributeClass?.Name ?? "";
        return name.Substring(0, name.Length - "Attribute".Length);
    }
}
