using CsCheck;
using EmergentLearning.Memory.Lifecycle;
using EmergentLearning.Memory.Lifecycle.Limits;
using EmergentLearning.Memory.Querying.Searching;

namespace EmergentLearning.Memory.Tests.Lifecycle;

public sealed class LimitProperties
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    private static readonly Gen<HeuristicState> States =
        from confidence in Gen.Int[500, 9_500]
        from validated in Gen.Int[0, 6]
        from golden in Gen.Frequency((1, Gen.Const(true)), (6, Gen.Const(false)))
        from days in Gen.Int[0, 30]
        from status in Gen.OneOf(HeuristicStatus.Active, HeuristicStatus.Active, HeuristicStatus.Dormant, HeuristicStatus.Archived, HeuristicStatus.Deprecated)
        select new HeuristicState
        {
            Confidence = confidence / 10_000.0, Validated = validated, IsGolden = golden, LastUsed = Today.AddDays(-days), Status = status,
            DormantSince = status is HeuristicStatus.Dormant ? Today.AddDays(-1) : null,
        };

    private static readonly Gen<RankedRule[]> Rules = Gen.Select(States, Gen.OneOf("retry", "jitter", "storm", "cache").Array[1, 3])
        .Array[0, 40].Select(rules => rules.Select((rule, i) => new RankedRule($"{i:D2}", string.Join(' ', rule.Item2), rule.Item1)).ToArray());

    private static readonly Gen<DomainLimits> Limits =
        from active in Gen.Int[1, 12]
        from dormant in Gen.Int[0, 12]
        from soft in Gen.OneOf(Gen.Const(0), Gen.Int[1, 8])
        select new DomainLimits { Active = active, Dormant = dormant, Soft = soft == 0 ? null : soft };

    [Fact]
    public void What_is_left_is_within_the_limits_and_a_second_run_changes_nothing() => Gen.Select(Rules, Limits).Sample((rules, limits) =>
    {
        RankedRule[] left = Apply(rules, limits);

        Assert.InRange(Count(left, HeuristicStatus.Active), 0, limits.Active);
        Assert.InRange(Count(left, HeuristicStatus.Dormant), 0, limits.Dormant);
        Assert.Empty(LimitRules.Judge(left, limits, Today));
    });

    [Fact]
    public void Golden_archived_and_deprecated_rules_are_not_touched_and_none_is_woken() => Gen.Select(Rules, Limits).Sample((rules, limits) =>
    {
        foreach ((RankedRule rule, LifeChange change) in LimitRules.Judge(rules, limits, Today))
        {
            Assert.False(rule.State.IsGolden);
            Assert.Contains(rule.State.Status, new[] { HeuristicStatus.Active, HeuristicStatus.Dormant });
            Assert.Equal(
                rule.State with { Status = change.After.Status, DormantSince = rule.State.DormantSince ?? Today },
                change.After);
            Assert.NotEqual(rule.State.Status, change.After.Status);
            Assert.Contains(change.After.Status, new[] { HeuristicStatus.Dormant, HeuristicStatus.Archived });
            Assert.False(string.IsNullOrEmpty(change.Reason));
        }
    });

    [Fact]
    public void Nothing_changes_where_there_are_not_too_many_and_no_more_than_has_to() => Gen.Select(Rules, Limits).Sample((rules, limits) =>
    {
        limits = limits with { Soft = null };
        RankedRule[] left = Apply(rules, limits);

        Assert.Equal(Math.Min(limits.Active, Count(rules, HeuristicStatus.Active)), Count(left, HeuristicStatus.Active));
        int asleep = Count(rules, HeuristicStatus.Dormant) + Math.Max(0, Count(rules, HeuristicStatus.Active) - limits.Active);
        Assert.Equal(Math.Min(limits.Dormant, asleep), Count(left, HeuristicStatus.Dormant));
    });

    [Fact]
    public void Who_stays_in_use_is_worth_no_less_than_who_has_to_go_whatever_their_order() =>
        Gen.Select(Rules, Limits, Gen.Int[0, 1_000]).Sample((rules, limits, seed) =>
        {
            limits = limits with { Soft = null };
            string[] gone = [.. LimitRules.Judge(rules, limits, Today).Select(judged => judged.Rule.Name)];
            RankedRule[] shuffled = [.. rules];
            new Random(seed).Shuffle(shuffled);

            double[] left = [.. Of(rules, HeuristicStatus.Active).Where(rule => !gone.Contains(rule.Name)).Select(Score)];
            double[] slept = [.. Of(rules, HeuristicStatus.Active).Where(rule => gone.Contains(rule.Name)).Select(Score)];
            Assert.True(left.Length == 0 || slept.Length == 0 || left.Min() >= slept.Max());
            Assert.Equal(gone, LimitRules.Judge(shuffled, limits, Today).Select(judged => judged.Rule.Name));
        });

    [Fact]
    public void Beyond_the_soft_limit_only_rules_stay_that_are_trusted_tried_and_new() => Gen.Select(Rules, Limits).Sample((rules, limits) =>
    {
        limits = limits with { Soft = limits.Soft ?? 3 };
        RankedRule[] left = [.. Of(Apply(rules, limits), HeuristicStatus.Active).OrderByDescending(Score).ThenBy(rule => rule.Name, StringComparer.Ordinal)];

        for (int i = limits.Soft!.Value; i < left.Length; i++)
        {
            WordSet words = WordSet.Of(left[i].Rule);
            Assert.True(left[i].State is { Confidence: >= 0.7, Validated: >= 3 });
            Assert.All(left[..i], other => Assert.True(words.SimilarityTo(WordSet.Of(other.Rule)) <= 0.4));
        }
    });

    [Fact]
    public void A_score_grows_with_trust_and_use_and_halves_in_two_weeks() => States.Sample(state =>
    {
        double score = LimitRules.Score(state, Today);
        Assert.True(LimitRules.Score(state with { Confidence = state.Confidence + 0.01 }, Today) > score);
        Assert.True(LimitRules.Score(state with { Validated = state.Validated + 1 }, Today) > score);
        Assert.InRange(LimitRules.Score(state, Today.AddDays(14)) - (score / 2), -1e-8, 1e-8);
    });

    private static double Score(RankedRule rule) => LimitRules.Score(rule.State, Today);

    private static IEnumerable<RankedRule> Of(IEnumerable<RankedRule> rules, string status) =>
        rules.Where(rule => !rule.State.IsGolden && rule.State.Status == status);

    private static int Count(IEnumerable<RankedRule> rules, string status) => Of(rules, status).Count();

    private static RankedRule[] Apply(RankedRule[] rules, DomainLimits limits)
    {
        Dictionary<string, HeuristicState> after = LimitRules.Judge(rules, limits, Today)
            .ToDictionary(judged => judged.Rule.Name, judged => judged.Change.After);
        return [.. rules.Select(rule => rule with { State = after.GetValueOrDefault(rule.Name, rule.State) })];
    }
}
