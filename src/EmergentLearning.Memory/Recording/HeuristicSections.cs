using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Merging;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Recording;

/// <summary>Rows of heuristics as sections of their domain's file.</summary>
internal static class HeuristicSections
{
    /// <summary>What stands before the colon of the heading.</summary>
    public static string AnchorOf(Heuristic row) => row.Anchor ?? string.Create(CultureInfo.InvariantCulture, $"H-{row.Id}");

    /// <summary>
    /// That of a row which is about to get its section. A rule of the file may have come from another clone with the same number: then it is
    /// one made of the record's name.
    /// </summary>
    public static string ChooseAnchor(IReadSession session, Heuristic row)
    {
        string anchor = AnchorOf(row);
        using IStatement select = session.Prepare("select 1 from heuristics where domain = ?1 and anchor = ?2 and id <> ?3");
        select.BindText(1, row.Domain);
        select.BindText(2, anchor);
        select.BindInt64(3, row.Id);
        return select.MoveNext() && row.Uid is { } uid ? RuleNumbers.OfRecord(uid) : anchor;
    }

    /// <summary>The file with the rule at its end; every byte that was there stays.</summary>
    public static byte[] Append(byte[]? current, Heuristic row, DateOnly created)
    {
        var section = new HeuristicSection
        {
            Anchor = AnchorOf(row),
            Uid = row.Uid,
            Rule = row.Rule,
            Confidence = row.Confidence,
            Source = row.SourceType ?? "",
            Created = created,
            Explanation = row.Explanation ?? "",
        };
        return current is null ? HeuristicMarkdown.RenderNew(row.Domain, section) : HeuristicMarkdown.Append(current, section);
    }
}
