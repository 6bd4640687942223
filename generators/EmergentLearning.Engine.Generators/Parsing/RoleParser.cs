using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads <c>[Version]</c>, <c>[CreatedAt]</c> and <c>[UpdatedAt]</c>.</summary>
internal static class RoleParser
{
    public static ColumnRoles Parse(INamedTypeSymbol type, IReadOnlyList<ColumnModel> columns, DiagnosticSink sink) => new()
    {
        Version = Find(type, columns, KnownNames.Version, IsCounter, "a long or an int", sink),
        CreatedAt = Find(type, columns, KnownNames.CreatedAt, IsMoment, "a DateTimeOffset or a DateTime", sink),
        UpdatedAt = Find(type, columns, KnownNames.UpdatedAt, IsMoment, "a DateTimeOffset or a DateTime", sink),
    };

    private static int Find(
        INamedTypeSymbol type,
        IReadOnlyList<ColumnModel> columns,
        string attribute,
        Func<ColumnModel, bool> fits,
        string expected,
        DiagnosticSink sink)
    {
        int found = -1;
        foreach (IPropertySymbol property in ColumnParser.Properties(type).Where(property => property.FindAttribute(attribute) is not null))
        {
            int position = columns.ToList().FindIndex(column => column.Property == property.Name);
            string? problem = position < 0 ? null
                : property.FindAttribute(KnownNames.Key) is not null ? "it is the key"
                : found >= 0 ? "another property has it already"
                : fits(columns[position]) ? null : $"it must be {expected}";
            if (problem is not null)
                sink.Add(Descriptors.MisplacedRole, property.Location(), Short(attribute), property.Name, problem);
            else if (position >= 0)
                found = position;
        }

        return found;
    }

    private static bool IsCounter(ColumnModel column) =>
        column.Value is { Kind: ColumnKind.Integer, IsNullable: false, TypeName: "long" or "int" };

    private static bool IsMoment(ColumnModel column) => column.Value.Kind is ColumnKind.DateTimeOffset or ColumnKind.DateTime;

    private static string Short(string attribute) =>
        attribute.Substring(attribute.LastIndexOf('.') + 1).Replace("Attribute", "");
}
