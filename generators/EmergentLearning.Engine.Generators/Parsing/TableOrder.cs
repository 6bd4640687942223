using EmergentLearning.Engine.Generators.Model;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Orders tables so that each stands behind those that it refers to, and otherwise as they were named.</summary>
internal static class TableOrder
{
    public static IReadOnlyList<TableModel> Sort(IReadOnlyList<TableModel> tables)
    {
        var sorted = new List<TableModel>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (TableModel table in tables)
            Visit(table);
        return sorted;

        void Visit(TableModel table)
        {
            if (!visited.Add(table.Type.FullName))
                return;
            foreach (ReferenceModel reference in table.References)
            {
                if (tables.FirstOrDefault(other => other.Type.FullName == reference.Record) is { } target)
                    Visit(target);
            }

            sorted.Add(table);
        }
    }
}
