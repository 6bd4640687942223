using EmergentLearning.Engine.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>Reads <c>[FullText]</c>.</summary>
internal static class FullTextParser
{
    // Names that FTS5 keeps for itself.
    private static readonly string[] Reserved = ["rank", "rowid"];

    public static FullTextModel? Parse(INamedTypeSymbol type, IReadOnlyList<ColumnModel> columns, DiagnosticSink sink)
    {
        var positions = new List<int>();
        var weights = new List<double>();
        bool isMarked = false;
        foreach (IPropertySymbol property in ColumnParser.Properties(type))
        {
            if (property.FindAttribute(KnownNames.FullText) is not { } attribute)
                continue;

            isMarked = true;
            int position = columns.ToList().FindIndex(column => column.Property == property.Name);
            double weight = attribute.Named("Weight") as double? ?? 1;
            if (position >= 0 && Refuse(columns[position], weight) is { } problem)
            {
                sink.Add(Descriptors.FullText, property.Location(), property.Name, problem);
            }
            else if (position >= 0)
            {
                positions.Add(position);
                weights.Add(weight);
            }
        }

        AttributeData? words = type.FindAttribute(KnownNames.FullText);
        if (words is not null && !isMarked)
            sink.Add(Descriptors.FullText, words.Location(), type.Name, "no property of it is marked");
        return positions.Count == 0 ? null : new FullTextModel
        {
            Columns = positions.ToEquatable(),
            Weights = weights.ToEquatable(),
            Words = (WordKind)(words?.Named("Tokenizer") as int? ?? 0),
        };
    }

    private static string? Refuse(ColumnModel column, double weight)
    {
        if (column.Value.Kind != ColumnKind.Text)
            return "it is no string";
        if (Reserved.Contains(column.Name, StringComparer.OrdinalIgnoreCase))
            return $"SQLite keeps the name '{column.Name}' for itself; name the column with [Column]";
        return weight > 0 && weight <= double.MaxValue ? null : "its weight must be above 0";
    }
}
