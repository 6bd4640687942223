using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Lifecycle;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Merging;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Recording;

/// <summary>Rows of heuristics as sections of their domain's file.</summary>
internal static class HeuristicSections
{
    /// <summary>What stands before the colon of the heading.</summary>
    public static string AnchorOf(Heuristic row) => row.Anchor ?? string.Create(CultureInfo.InvariantCulture, $"H-{row.Id}");

    /// <summary>What became of the rule, as its row tells it. By whose approval it is golden stands in the section alone.</summary>
    public static HeuristicLife LifeOf(Heuristic row) => new()
    {
        Validated = Math.Max(0, row.TimesValidated ?? 0),
        Violated = Math.Max(0, row.TimesViolated ?? 0),
        Contradicted = Math.Max(0, row.TimesContradicted ?? 0),
        LastUsed = Timestamps.FindMoment(row.LastUsedAt),
        Decayed = Timestamps.FindDay(row.DecayedAt),
        Status = row.Status is null or HeuristicStatus.Active ? "" : row.Status,
        DormantSince = Timestamps.FindDay(row.DormantSince),
        MergedInto = row.MergedInto ?? "",
        Golden = row.IsGolden == 1 ? "yes" : "",
    };

    /// <summary>The row with what its section says became of the rule.</summary>
    public static Heuristic WithLife(Heuristic row, HeuristicLife life) => row with
    {
        TimesValidated = life.Validated,
        TimesViolated = life.Violated,
        TimesContradicted = life.Contradicted,
        LastUsedAt = life.LastUsed is { } used ? Timestamps.Format(used) : null,
        DecayedAt = life.Decayed is { } decayed ? Timestamps.Format(decayed) : null,
        Status = life.Status.Length == 0 ? HeuristicStatus.Active : life.Status,
        DormantSince = life.DormantSince is { } asleep ? Timestamps.Format(asleep) : null,
        MergedInto = life.MergedInto.Length == 0 ? null : life.MergedInto,
        IsGolden = life.Golden.Length > 0 ? 1 : 0,
    };

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
            Life = LifeOf(row),
        };
        return current is null ? HeuristicMarkdown.RenderNew(row.Domain, section) : HeuristicMarkdown.Append(current, section);
    }
}
