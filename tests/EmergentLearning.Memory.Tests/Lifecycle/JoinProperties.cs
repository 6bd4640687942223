using CsCheck;
using EmergentLearning.Memory.Lifecycle;
using EmergentLearning.Memory.Lifecycle.Joining;

namespace EmergentLearning.Memory.Tests.Lifecycle;

public sealed class JoinProperties
{
    private static readonly DateOnly Day = new(2026, 1, 5);

    private static readonly Gen<HeuristicState> States =
        from confidence in Gen.Int[0, 10_000]
        from counts in Gen.Int[0, 30].Array[3]
        from days in Gen.Int[0, 60]
        select new HeuristicState
        {
            Confidence = confidence / 10_000.0, Validated = counts[0], Violated = counts[1], Contradicted = counts[2], LastUsed = Day.AddDays(days),
        };

    [Fact]
    public void Counts_are_the_same_whichever_are_merged_first() => Gen.Select(States, States, States).Sample((one, two, three) =>
        Assert.Equal(
            Counts(JoinedState.Of(JoinedState.Of(one, [two]), [three])),
            Counts(JoinedState.Of(one, [JoinedState.Of(two, [three])]))));

    [Fact]
    public void No_event_is_lost_or_counted_twice() => Gen.Select(States, States.Array[1, 5]).Sample((survivor, others) =>
    {
        HeuristicState[] before = [survivor, .. others];
        HeuristicState[] after = [JoinedState.Of(survivor, others), .. others.Select(other => JoinedState.Emptied(other, Day))];
        Assert.Equal(Sum(before), Sum(after));
        Assert.All(after[1..], other => Assert.Equal((0, HeuristicStatus.Archived), (other.Uses, other.Status)));
    });

    [Fact]
    public void The_trust_lies_between_theirs_and_within_the_bounds() => Gen.Select(States, States.Array[1, 5]).Sample((survivor, others) =>
    {
        // Recorded by a person it may be beyond the bounds, which every change of it keeps.
        double[] trust =
        [
            .. others.Append(survivor).Select(static state => Math.Clamp(state.Confidence, ConfidenceRules.Minimum, ConfidenceRules.Maximum)),
        ];
        double joined = JoinedState.Of(survivor, others).Confidence;
        Assert.InRange(joined, ConfidenceRules.Minimum, ConfidenceRules.Maximum);
        Assert.InRange(joined, trust.Min() - 0.0001, trust.Max() + 0.0001);
    });

    [Theory]
    [InlineData(0.9, 3, 0.6, 1, 0.825)]
    [InlineData(0.9, 0, 0.6, 4, 0.6)]
    [InlineData(0.9, 0, 0.6, 0, 0.75)]
    public void The_trust_is_weighted_by_validations(double one, int validated, double other, int otherValidated, double expected) => Assert.Equal(
        expected,
        JoinedState.Of(
            new HeuristicState { Confidence = one, Validated = validated, LastUsed = Day },
            [new HeuristicState { Confidence = other, Validated = otherValidated, LastUsed = Day }]).Confidence);

    private static (int, int, int) Counts(HeuristicState state) => (state.Validated, state.Violated, state.Contradicted);

    private static (int, int, int) Sum(HeuristicState[] states) =>
        (states.Sum(state => state.Validated), states.Sum(state => state.Violated), states.Sum(state => state.Contradicted));
}
