using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Lifecycle;

/// <summary>Writes what becomes of a rule: its row, its section, its commit and its audit trail, inside one transaction.</summary>
/// <param name="transaction">The transaction.</param>
/// <param name="now">The moment.</param>
internal sealed class RuleWriter(IWriteTransaction transaction, DateTimeOffset now)
{
    /// <summary>Writes a change of a rule's state.</summary>
    /// <param name="row">The row as it is to be.</param>
    /// <param name="change">The change.</param>
    /// <param name="golden">Since when it is golden, and by whom; <see langword="null"/> leaves what its section says.</param>
    /// <param name="by">Who approved.</param>
    /// <param name="isRateLimited">Whether it was counted only.</param>
    /// <param name="sweep">The commit of a change of many rules at once. Default: one of the rule's own.</param>
    /// <param name="formerRule">What the rule said before, when it says something else now.</param>
    public LifecycleReceipt Save(
        Heuristic row, LifeChange change, string? golden = null, string? by = null, bool isRateLimited = false, CommitMessage? sweep = null,
        string? formerRule = null)
    {
        (HeuristicState before, HeuristicState after, string what, string? reason) = change;
        string text = before.Confidence == after.Confidence ? what : $"{what}: {Number(before.Confidence)} -> {Number(after.Confidence)}";
        (Heuristic saved, bool isInStep) = FiledRule.Save(
            transaction, row, golden, reason is null ? text : $"{text} | {reason}", now, sweep, formerRule);
        ConfidenceLog.Add(transaction, saved.Id, what, before, after, reason, by, isRateLimited, now);
        return new LifecycleReceipt(saved.Id, saved.Uid!, saved.FilePath!, saved.Rule, what, before, after, isRateLimited, isInStep) { Reason = reason };
    }

    /// <summary>What <see cref="Save"/> would answer, without writing.</summary>
    public static LifecycleReceipt Preview(IReadSession session, Heuristic row, LifeChange change) => new(
        row.Id, row.Uid ?? "", FiledRule.PathOf(row), row.Rule, change.What, change.Before, change.After, IsRateLimited: false,
        FiledRule.HasSection(session, row))
    {
        Reason = change.Reason,
    };

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
