using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Lifecycle.Golden;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Syncing;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Lifecycle;

/// <summary>What happens to rules, to their rows, sections, commits and audit trail, inside one transaction.</summary>
/// <param name="transaction">The transaction.</param>
/// <param name="now">The moment.</param>
internal sealed class LifecycleWriter(IWriteTransaction transaction, DateTimeOffset now)
{
    private readonly DateOnly _today = DateOnly.FromDateTime(now.UtcDateTime);
    private readonly RuleWriter _rules = new(transaction, now);

    /// <summary>Counts an event, and moves the confidence if it may be moved now.</summary>
    public LifecycleReceipt Apply(string name, HeuristicEvent happened, string? reason)
    {
        Heuristic row = FiledRule.Load(transaction, name, now);
        if (row.MergedInto is { } survivor)
        {
            string named = FiledRule.Find(transaction, survivor) is { } other ? $"H-{other.Id}" : survivor;
            throw new StoreException(StoreFault.Input, $"The heuristic {row.Id} was merged into {named}. Say it of that one. Nothing was changed.");
        }

        (int today, DateTimeOffset? last) = ConfidenceLog.ReadMoves(transaction, row.Id, now);
        bool mayMove = LifecycleRules.MayMove(today, last, now);
        HeuristicState before = HeuristicState.Of(row, _today);
        HeuristicState after = LifecycleRules.After(before, happened, mayMove, _today);
        string what = happened switch
        {
            HeuristicEvent.Validation => "success",
            HeuristicEvent.Violation => "failure",
            _ => "contradiction",
        };
        Heuristic used = after.ToRow(row) with { LastUsedAt = Timestamps.Format(now) };
        LifecycleReceipt receipt = _rules.Save(used, new LifeChange(before, after, what, reason), isRateLimited: !mayMove);
        if (after.Status == HeuristicStatus.Deprecated && before.Status != HeuristicStatus.Deprecated)
            ConfidenceLog.Add(transaction, row.Id, "deprecation", after, after, "contradicted in more than 30 % of its uses", null, false, now);
        return receipt;
    }

    /// <summary>Lets time pass for every rule in use or dormant. Rules on which it leaves no mark are not touched.</summary>
    public IReadOnlyList<LifecycleReceipt> Decay()
    {
        var receipts = new List<LifecycleReceipt>();
        var sweep = new CommitMessage("decay: Heuristics that were not used", $"As of {Day(_today)}");
        foreach ((Heuristic found, _) in Aging.Due(transaction, _today).ToList())
        {
            // What a person has written into the file since comes first, and may be that the rule is in use.
            Heuristic row = FiledRule.Load(transaction, found, now);
            if (Aging.Of(transaction, row, _today) is { } change)
                receipts.Add(_rules.Save(change.After.ToRow(row), change, sweep: sweep));
        }

        return receipts;
    }

    /// <summary>Makes a rule golden: its row, its section, and the file of golden rules.</summary>
    public LifecycleReceipt Promote(string name, string approvedBy, string? title)
    {
        Heuristic row = FiledRule.Load(transaction, name, now);
        row = row with { Uid = row.Uid ?? RecordUid.Create(now) };
        HeuristicState before = HeuristicState.Of(row, _today);
        if (LifecycleRules.FindObstacleToGold(before) is { } obstacle)
            throw new StoreException(StoreFault.Input, $"The heuristic {row.Id} cannot become a golden rule: {obstacle}. Nothing was changed.");

        HeuristicState after = before with { IsGolden = true };
        string promoted = $"{Day(_today)} by {approvedBy}";
        AppendGoldenRule(row, title ?? row.Rule, $"{promoted} (confidence {Number(before.Confidence)})", before.Validated);
        var change = new LifeChange(before, after, "promotion", "approved as a golden rule");
        return _rules.Save(after.ToRow(row) with { IsGolden = 1 }, change, promoted, approvedBy);
    }

    private void AppendGoldenRule(Heuristic row, string title, string promoted, int validations)
    {
        EditIntake.TakeIn(transaction, GoldenRuleMarkdown.FilePath, now);
        byte[]? before = transaction.FindDocument(GoldenRuleMarkdown.FilePath);
        int number = GoldenRuleMarkdown.NextNumber(before);
        transaction.Project(new DocumentChange
        {
            Path = GoldenRuleMarkdown.FilePath,
            // The heuristic stays a record of its domain's file; by its name here two clones that promote it have one section.
            Content = GoldenRuleMarkdown.Append(before, new GoldenRule(number, title, row.Rule, row.Explanation ?? "")
            {
                Heuristic = row.Uid,
                Promoted = promoted,
                Life = HeuristicLife.New with { Validated = validations },
            }),
            Message = new CommitMessage(
                FormattableString.Invariant($"promote: Golden Rule #{number} - {title}"), $"Domain: {row.Domain} | H-{row.Id} | {promoted}"),
            RecordedAt = now,
        });
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
