using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Lifecycle.Golden;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Syncing;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Kinds.GoldenRules;

/// <summary>
/// The rows of golden rules that their file names. A section without a name is a person's own text, and has none; so has one that tells of a
/// promoted heuristic, whose row belongs to its domain's file.
/// </summary>
internal static class GoldenRuleRows
{
    /// <summary>Where a new rule comes from, in <c>source_type</c>.</summary>
    public const string Source = "golden-rule";

    /// <summary>
    /// Brings the rows to what the file says now: what differs from the version before, and nothing else. A rule that was removed from it keeps
    /// its row: a removed rule is not a removed experience.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="before">The rules as the store knew the file; <see langword="null"/> for a file seen for the first time.</param>
    /// <param name="after">The rules that name a record.</param>
    /// <param name="now">The moment.</param>
    public static void TakeIn(IWriteTransaction transaction, IReadOnlyList<GoldenRule>? before, IReadOnlyList<GoldenRule> after, DateTimeOffset now)
    {
        foreach (GoldenRule rule in after)
        {
            GoldenRule? old = before?.FirstOrDefault(other => other.Uid == rule.Uid);
            if (Find(transaction, rule.Uid!) is not { } row)
                transaction.InsertRow(Create(rule, Timestamps.Created(rule.Uid, Timestamps.FindDay(rule.Promoted), now), now));
            else if (row.FilePath != GoldenRuleMarkdown.FilePath && !RecordOwner.StillIn(transaction, row.FilePath, rule.Uid!))
                transaction.UpdateRow(Merge(row, old: null, rule, now) with { FilePath = GoldenRuleMarkdown.FilePath });
            else if (row.FilePath == GoldenRuleMarkdown.FilePath && before is not null && rule with { Number = 0 } != (old ?? rule) with { Number = 0 })
                transaction.UpdateRow(Merge(row, old, rule, now));
        }
    }

    /// <summary>The row of a rule that has none.</summary>
    public static Heuristic Create(GoldenRule rule, string created, DateTimeOffset now) => HeuristicSections.WithLife(
        new Heuristic
        {
            Domain = rule.Domain,
            Rule = rule.Text,
            Explanation = rule.Why,
            SourceType = Source,
            Confidence = rule.Confidence,
            CreatedAt = created,
            UpdatedAt = Timestamps.Format(now),
            Uid = rule.Uid,
            FilePath = GoldenRuleMarkdown.FilePath,
            Anchor = rule.Name,
        }, Golden(rule.Life));

    private static Heuristic Merge(Heuristic row, GoldenRule? old, GoldenRule rule, DateTimeOffset now)
    {
        Heuristic lived = rule.Life == (old?.Life ?? HeuristicLife.New) ? row : HeuristicSections.WithLife(row, Golden(rule.Life));
        return lived with
        {
            Domain = rule.Domain != old?.Domain ? rule.Domain : row.Domain,
            Rule = rule.Text != old?.Text ? rule.Text : row.Rule,
            Explanation = rule.Why != old?.Why ? rule.Why : row.Explanation,
            Confidence = rule.Confidence != old?.Confidence ? rule.Confidence : row.Confidence,
            Anchor = rule.Name,
            IsGolden = 1,
            UpdatedAt = Timestamps.Format(now),
        };
    }

    private static HeuristicLife Golden(HeuristicLife life) => life with { Golden = "yes" };

    private static Heuristic? Find(IReadSession session, string uid) =>
        session.List<Heuristic, string>("where uid = ?1", uid, static (parameters, uid) => parameters.BindText(1, uid)) is [var row, ..] ? row : null;
}
