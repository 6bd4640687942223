using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>The <c>required</c> members of a type, which whoever creates it has to set.</summary>
internal static class RequiredMembers
{
    /// <summary>Those that reading a row would leave unset, which the compiler refuses.</summary>
    public static IReadOnlyList<ISymbol> Unset(INamedTypeSymbol type, IReadOnlyList<ColumnModel> columns, ConstructorModel constructor)
    {
        if (constructor.SetsRequiredMembers)
            return [];

        var set = new HashSet<string>(
            columns.Where(column => column.ConstructorParameter is null).Select(column => column.Property), StringComparer.Ordinal);
        return [.. Of(type).Where(member => !set.Contains(member.Name))];
    }

    private static IEnumerable<ISymbol> Of(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            foreach (ISymbol member in each.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
                    yield return member;
            }
        }
    }
}
