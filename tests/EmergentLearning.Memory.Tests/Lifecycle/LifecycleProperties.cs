using CsCheck;
using EmergentLearning.Memory.Lifecycle;

namespace EmergentLearning.Memory.Tests.Lifecycle;

public sealed class LifecycleProperties
{
    private static readonly DateOnly Day = new(2026, 1, 5);

    private static readonly Gen<HeuristicState> States =
        from confidence in Gen.Int[500, 9_500]
        from counts in Gen.Int[0, 30].Array[3]
        from golden in Gen.Frequency((1, Gen.Const(true)), (5, Gen.Const(false)))
        select new HeuristicState
        {
            Confidence = confidence / 10_000.0, Validated = counts[0], Violated = counts[1], Contradicted = counts[2], IsGolden = golden, LastUsed = Day,
        };

    private static readonly Gen<HeuristicEvent> Events =
        Gen.OneOf(HeuristicEvent.Validation, HeuristicEvent.Violation, HeuristicEvent.Contradiction);

    [Fact]
    public void Counts_depend_on_what_happened_and_not_on_its_order() => Gen.Select(States, Events.Array[1, 20]).Sample((state, events) =>
    {
        HeuristicState forwards = events.Aggregate(state, (current, happened) => LifecycleRules.After(current, happened, mayMove: true, Day));
        HeuristicState backwards = events.Reverse().Aggregate(state, (current, happened) => LifecycleRules.After(current, happened, mayMove: true, Day));
        Assert.Equal((forwards.Validated, forwards.Violated, forwards.Contradicted), (backwards.Validated, backwards.Violated, backwards.Contradicted));
        Assert.Equal(state.Uses + events.Length, forwards.Uses);
    });

    [Fact]
    public void Too_often_is_counted_and_moves_nothing() => Gen.Select(States, Events).Sample((state, happened) =>
    {
        HeuristicState after = LifecycleRules.After(state, happened, mayMove: false, Day);
        Assert.Equal(state.Confidence, after.Confidence);
        Assert.Equal(state.Uses + 1, after.Uses);
    });

    [Fact]
    public void Trust_on_a_day_is_the_same_however_often_somebody_looked_and_a_second_look_changes_nothing() =>
        Gen.Select(States, Gen.Int[0, 400], Gen.Int[0, 400].Array[0, 6]).Sample((state, days, looks) =>
        {
            HeuristicState atOnce = LifecycleRules.AfterTime(state, Day.AddDays(days));
            HeuristicState inSteps = looks.Where(look => look < days).Order().Append(days)
                .Aggregate(state, (current, look) => LifecycleRules.AfterTime(current, Day.AddDays(look)));
            Assert.InRange(atOnce.Confidence - inSteps.Confidence, -0.0005, 0.0005);
            Assert.Equal(atOnce.Decayed, inSteps.Decayed);
            Assert.Equal(atOnce.Status == HeuristicStatus.Active, inSteps.Status == HeuristicStatus.Active);
            Assert.Equal(inSteps, LifecycleRules.AfterTime(inSteps, Day.AddDays(days)));
        });

    [Fact]
    public void A_golden_rule_neither_decays_nor_falls_asleep_nor_is_deprecated() => Gen.Select(States, Gen.Int[0, 400]).Sample((state, days) =>
    {
        HeuristicState golden = state with { IsGolden = true };
        Assert.Equal(golden, LifecycleRules.AfterTime(golden, Day.AddDays(days)));
        Assert.Equal(HeuristicStatus.Active, LifecycleRules.After(golden, HeuristicEvent.Contradiction, true, Day).Status);
    });

    [Fact]
    public void A_rule_is_archived_90_days_after_somebody_saw_it_asleep_and_not_before_and_that_moves_no_confidence() =>
        Gen.Select(States, Gen.Int[0, 500].Array[1, 8]).Sample((state, looks) =>
        {
            HeuristicState current = state;
            int? asleep = null;
            foreach (int day in looks.Order())
            {
                HeuristicState before = current;
                current = LifecycleRules.AfterTime(current, Day.AddDays(day));
                bool isDue = asleep is { } since && day - since >= 90;
                asleep ??= !state.IsGolden && day >= 60 ? day : null;

                Assert.Equal(asleep is null ? HeuristicStatus.Active : isDue ? HeuristicStatus.Archived : HeuristicStatus.Dormant, current.Status);
                Assert.Equal(asleep is { } moment ? Day.AddDays(moment) : null, current.DormantSince);
                Assert.True(before.Status == HeuristicStatus.Active || current.Confidence == before.Confidence);
            }
        });

    [Theory]
    [InlineData(59, 0, "active")]
    [InlineData(60, 0, "dormant")]
    [InlineData(60, 89, "dormant")]
    [InlineData(60, 90, "archived")]
    [InlineData(400, 0, "dormant")]
    [InlineData(400, 89, "dormant")]
    public void A_rule_sleeps_after_60_days_is_archived_after_90_asleep_and_use_revives_it(int days, int asleep, string status)
    {
        var state = new HeuristicState { Confidence = 0.2, LastUsed = Day };
        DateOnly today = Day.AddDays(days + asleep);
        HeuristicState later = LifecycleRules.AfterTime(LifecycleRules.AfterTime(state, Day.AddDays(days)), today);
        HeuristicState used = LifecycleRules.After(later, HeuristicEvent.Validation, mayMove: false, today);

        Assert.Equal(status, later.Status);
        Assert.Equal((HeuristicStatus.Active, null), (used.Status, used.DormantSince));
        Assert.Equal(status != "active" ? 0.35 : later.Confidence, used.Confidence);
    }

    [Fact]
    public void A_rule_of_which_nobody_noted_when_it_fell_asleep_sleeps_from_the_day_on_which_that_is_seen()
    {
        var state = new HeuristicState { Confidence = 0.5, LastUsed = Day, Status = HeuristicStatus.Dormant };

        Assert.Equal(state with { DormantSince = Day.AddDays(500) }, LifecycleRules.AfterTime(state, Day.AddDays(500)));
    }

    [Theory]
    [InlineData(6, 1, 2, "active")]
    [InlineData(7, 0, 2, "active")]
    [InlineData(5, 1, 3, "deprecated")]
    [InlineData(0, 0, 8, "active")]
    public void A_rule_is_deprecated_when_more_than_30_percent_of_at_least_10_uses_contradict_it(int validated, int violated, int contradicted, string status)
    {
        var state = new HeuristicState { Confidence = 0.5, Validated = validated, Violated = violated, Contradicted = contradicted, LastUsed = Day };

        Assert.Equal(status, LifecycleRules.After(state, HeuristicEvent.Contradiction, true, Day).Status == "deprecated" ? "deprecated" : "active");
    }

    [Theory]
    [InlineData(0, null, true)]
    [InlineData(4, 60, true)]
    [InlineData(4, 59, false)]
    [InlineData(5, 600, false)]
    public void Confidence_moves_five_times_a_day_an_hour_apart(int today, int? minutesAgo, bool mayMove)
    {
        var now = new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(mayMove, LifecycleRules.MayMove(today, minutesAgo is { } minutes ? now.AddMinutes(-minutes) : null, now));
    }
}
