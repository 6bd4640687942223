using System.Globalization;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Recording;

/// <summary>Rows of heuristics as sections of their domain's file.</summary>
internal static class HeuristicSections
{
    /// <summary>What stands before the colon of the heading.</summary>
    public static string AnchorOf(Heuristic row) => row.Anchor ?? string.Create(CultureInfo.InvariantCulture, $"H-{row.Id}");

    /// <summary>The file with the rule at its end; every byte that was there stays.</summary>
    public static byte[] Append(byte[]? current, Heuristic row, DateOnly created)
    {
        var section = new HeuristicSection
        {
            Anchor = AnchorOf(row),
            Rule = row.Rule,
            Confidence = row.Confidence,
            Source = row.SourceType ?? "",
            Created = created,
            Explanation = row.Explanation ?? "",
        };
        return current is null ? HeuristicMarkdown.RenderNew(row.Domain, section) : HeuristicMarkdown.Append(current, section);
    }
}
