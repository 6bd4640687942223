using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads <c>[References]</c>.</summary>
internal static class ReferenceParser
{
    public static EquatableArray<ReferenceModel> Parse(
        INamedTypeSymbol type, IReadOnlyList<ColumnModel> columns, ColumnRoles roles, DiagnosticSink sink)
    {
        var references = new List<ReferenceModel>();
        bool hasFile = type.FindAttribute(KnownNames.File) is not null;
        // A deletion leaves no row to count or stamp.
        DeleteRule[] refused = hasFile ? [DeleteRule.Cascade, DeleteRule.SetNull] : roles.ChangesAtUpdate ? [DeleteRule.SetNull] : [];
        foreach (IPropertySymbol property in ColumnParser.Properties(type))
        {
            int position = columns.ToList().FindIndex(column => column.Property == property.Name);
            // A property whose type cannot be stored was reported by itself.
            if (position >= 0 && property.FindAttribute(KnownNames.References) is { } attribute
                && Reference(property, position, attribute, refused, sink) is { } reference)
            {
                references.Add(reference);
            }
        }

        if (ReferenceCycles.Find(type) is { } cycle)
            sink.Add(Descriptors.CyclicReference, cycle.Attribute.Location(), cycle.Path);
        // TopicId beside Topic: each keeps its whole name.
        return references
            .Select(reference => references.Count(other => other.Method == reference.Method) == 1
                ? reference
                : reference with { Method = $"Find{columns[reference.Column].Property}Of" })
            .ToEquatable();
    }

    private static ReferenceModel? Reference(
        IPropertySymbol property, int position, AttributeData attribute, DeleteRule[] refused, DiagnosticSink sink)
    {
        var rule = (DeleteRule)(attribute.Named("OnDelete") as int? ?? 0);
        INamedTypeSymbol? target = attribute.Target();
        if (Refuse(property, target, rule) is { } problem)
        {
            sink.Add(Descriptors.Reference, attribute.Location(), property.Name, problem);
            return null;
        }

        if (refused.Contains(rule))
            sink.Add(Descriptors.UntrackedDelete, attribute.Location(), property.ContainingType.Name, rule.ToString());
        // A record without a key was reported by itself.
        if (target is null || Key(target) is not { } key)
            return null;

        string name = property.Name;
        return new ReferenceModel
        {
            Column = position,
            Record = target.WithNullableAnnotation(NullableAnnotation.NotAnnotated).FullName(),
            Table = target.FindAttribute(KnownNames.Table)?.Text(0) is { Length: > 0 } table ? table : Names.SnakeCase(target.Name),
            KeyColumn = ColumnParser.NameOf(key),
            OnDelete = rule,
            Method = $"Find{(name.Length > 2 && name.EndsWith("Id", StringComparison.Ordinal) ? name.Substring(0, name.Length - 2) : name)}Of",
            Accessibility = IsPublic(target) || !IsPublic(property.ContainingType) ? "public" : "internal",
        };
    }

    private static string? Refuse(IPropertySymbol property, INamedTypeSymbol? target, DeleteRule rule)
    {
        ITypeSymbol type = property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : property.Type;
        if (target?.FindAttribute(KnownNames.Table) is null)
            return $"'{target?.Name}' has no [Table]";
        if (type.SpecialType != SpecialType.System_Int64)
            return "it must be a long, or a long?, as the key that it refers to is a long";
        if (property.FindAttribute(KnownNames.Key) is not null)
            return "it is the key; give the row a key of its own";
        bool isNullable = !SymbolEqualityComparer.Default.Equals(type, property.Type);
        return rule == DeleteRule.SetNull && !isNullable ? "OnDelete.SetNull needs a long?" : null;
    }

    private static IPropertySymbol? Key(INamedTypeSymbol type) =>
        ColumnParser.Properties(type).FirstOrDefault(property => property.FindAttribute(KnownNames.Key) is not null);

    private static bool IsPublic(INamedTypeSymbol type) =>
        type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is null || IsPublic(type.ContainingType));
}
