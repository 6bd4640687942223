using EmergentLearning.Memory.Querying.Searching;

namespace EmergentLearning.Memory.Lifecycle.Limits;

/// <summary>
/// Which rules of a domain are too many. Those of the lowest score fall asleep, and of those asleep the ones of the lowest score are archived; none is
/// removed, and no golden rule is counted or touched. Pure functions, thread-safe.
/// </summary>
public static class LimitRules
{
    /// <summary>In so many days without use half of a rule's score is gone.</summary>
    public const int HalfLifeDays = 14;

    /// <summary>What a rule needs that is in use beyond the soft limit.</summary>
    public const double ExpansionConfidence = 0.7;

    /// <inheritdoc cref="ExpansionConfidence"/>
    public const int ExpansionValidations = 3;

    /// <inheritdoc cref="ExpansionConfidence"/>
    public const double ExpansionNovelty = 0.6;

    /// <summary>What a rule is worth: confidence × 0.5 ^ (days without use / 14) × (1 + ln(1 + validations)), 0 or more.</summary>
    public static double Score(HeuristicState state, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(state);
        int days = Math.Max(0, today.DayNumber - state.LastUsed.DayNumber);
        double score = state.Confidence * Math.Pow(0.5, days / (double)HalfLifeDays) * (1 + Math.Log(1 + state.Validated));
        // Machines differ in the last digits of a logarithm, and clones must not.
        return Math.Round(score, 9);
    }

    /// <summary>What the limits change, the rules in use first. The same rules give the same answer, and what it leaves is within the limits.</summary>
    internal static IReadOnlyList<(RankedRule Rule, LifeChange Change)> Judge(IEnumerable<RankedRule> rules, DomainLimits limits, DateOnly today)
    {
        List<RankedRule> ranked =
        [
            .. rules.Where(static rule => !rule.State.IsGolden)
                .OrderByDescending(rule => Score(rule.State, today))
                .ThenBy(static rule => rule.Name, StringComparer.Ordinal),
        ];
        Dictionary<RankedRule, string> surplus = Surplus(ranked, limits, today);
        var changes = new List<(RankedRule, LifeChange)>();
        int asleep = 0;
        foreach (RankedRule rule in ranked)
        {
            bool fallsAsleep = surplus.TryGetValue(rule, out string? reason);
            if (!fallsAsleep && rule.State.Status != HeuristicStatus.Dormant)
                continue;

            if (++asleep > limits.Dormant)
                changes.Add((rule, Change(rule, HeuristicStatus.Archived, Reason(limits.Dormant, "asleep", rule, today), today)));
            else if (fallsAsleep)
                changes.Add((rule, Change(rule, HeuristicStatus.Dormant, reason!, today)));
        }

        return changes;
    }

    /// <summary>The rules in use that are too many, each with the reason.</summary>
    private static Dictionary<RankedRule, string> Surplus(List<RankedRule> ranked, DomainLimits limits, DateOnly today)
    {
        var surplus = new Dictionary<RankedRule, string>();
        var kept = new List<WordSet>();
        foreach (RankedRule rule in ranked.Where(static rule => rule.State.Status == HeuristicStatus.Active))
        {
            WordSet words = WordSet.Of(rule.Rule);
            if (kept.Count >= limits.Active)
                surplus.Add(rule, Reason(limits.Active, "in use", rule, today));
            else if (kept.Count >= limits.Soft && FindObstacle(rule.State, words, kept) is { } obstacle)
                surplus.Add(rule, FormattableString.Invariant($"beyond the first {limits.Soft} in use, and {obstacle}"));
            else
                kept.Add(words);
        }

        return surplus;
    }

    private static string? FindObstacle(HeuristicState state, WordSet words, List<WordSet> kept)
    {
        if (state.Confidence < ExpansionConfidence)
            return FormattableString.Invariant($"its confidence is {state.Confidence}, below {ExpansionConfidence}");
        if (state.Validated < ExpansionValidations)
            return FormattableString.Invariant($"it was validated {state.Validated} times, less than {ExpansionValidations}");
        double novelty = 1 - kept.Max(words.SimilarityTo);
        return novelty < ExpansionNovelty ? FormattableString.Invariant($"its novelty is {novelty:0.##}, below {ExpansionNovelty}") : null;
    }

    private static LifeChange Change(RankedRule rule, string status, string reason, DateOnly today)
    {
        HeuristicState after = rule.State with { Status = status, DormantSince = rule.State.DormantSince ?? today };
        return new LifeChange(rule.State, after, LifeChange.NameOf(rule.State, after), reason);
    }

    private static string Reason(int limit, string what, RankedRule rule, DateOnly today) =>
        FormattableString.Invariant($"its domain may have {limit} rules {what}, and has them with more than its score of {Score(rule.State, today):0.####}");
}
