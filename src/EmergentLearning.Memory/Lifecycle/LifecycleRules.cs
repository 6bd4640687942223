namespace EmergentLearning.Memory.Lifecycle;

/// <summary>How a rule's state follows from what happens and from time that passes. Pure functions, thread-safe.</summary>
public static class LifecycleRules
{
    /// <summary>A rule that was not used for so many days is dormant.</summary>
    public const int DormantAfterDays = 60;

    /// <summary>A rule that was dormant for so many days is archived.</summary>
    public const int ArchivedAfterDormantDays = 90;

    /// <summary>Confidence changes at most so often a day (UTC): an agent in a loop must not make a truth.</summary>
    public const int MostUpdatesADay = 5;

    /// <summary>Confidence changes again after so many minutes at the earliest.</summary>
    public const int CoolDownMinutes = 60;

    private const int DeprecationUses = 10;
    private const double DeprecationRate = 0.3;
    private const double GoldenConfidence = 0.9;
    private const int GoldenValidations = 10;

    /// <summary>Whether an event may move the confidence now. It is counted in any case.</summary>
    /// <param name="updatesToday">How often the confidence was moved by events today.</param>
    /// <param name="last">When it was moved last; <see langword="null"/> for never.</param>
    /// <param name="now">The moment.</param>
    public static bool MayMove(int updatesToday, DateTimeOffset? last, DateTimeOffset now) =>
        updatesToday < MostUpdatesADay && (last is null || now - last.Value >= TimeSpan.FromMinutes(CoolDownMinutes));

    /// <summary>The state after an event. A dormant or archived rule is revived first, whether or not its confidence may move.</summary>
    public static HeuristicState After(HeuristicState state, HeuristicEvent happened, bool mayMove, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(state);
        HeuristicState revived = state.Status is HeuristicStatus.Dormant or HeuristicStatus.Archived
            ? state with { Status = HeuristicStatus.Active, Confidence = ConfidenceRules.AfterRevival(state.Confidence), DormantSince = null }
            : state;
        HeuristicState counted = Count(revived, happened) with
        {
            Confidence = mayMove ? Move(revived.Confidence, happened) : revived.Confidence,
            LastUsed = today,
            Decayed = null,
        };
        return IsDeprecated(counted) ? counted with { Status = HeuristicStatus.Deprecated } : counted;
    }

    /// <summary>
    /// The state after time has passed: the confidence decays for each whole week of the first 60 days without use. Then the rule falls asleep, on the day
    /// on which that is seen; 90 days after that day it is archived. So no rule is archived that was not seen asleep for 90 days, however seldom somebody
    /// looks. A second look on a day changes nothing. Golden and deprecated rules stay as they are.
    /// </summary>
    public static HeuristicState AfterTime(HeuristicState state, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state switch
        {
            { IsGolden: true } => state,
            { Status: HeuristicStatus.Active } when DaysBetween(state.LastUsed, today) >= DormantAfterDays =>
                Decay(state, today) with { Status = HeuristicStatus.Dormant, DormantSince = today },
            { Status: HeuristicStatus.Active } => Decay(state, today),
            // Put to sleep by a person, or by a tool that notes no day: its days count from now, because nothing tells of earlier ones.
            { Status: HeuristicStatus.Dormant, DormantSince: null } => state with { DormantSince = today },
            { Status: HeuristicStatus.Dormant, DormantSince: { } asleep } when DaysBetween(asleep, today) >= ArchivedAfterDormantDays =>
                state with { Status = HeuristicStatus.Archived },
            _ => state,
        };
    }

    private static HeuristicState Decay(HeuristicState state, DateOnly today)
    {
        DateOnly asleep = state.LastUsed.AddDays(DormantAfterDays);
        DateOnly from = state.Decayed is { } decayed && decayed > state.LastUsed ? decayed : state.LastUsed;
        int weeks = Math.Max(0, ((today < asleep ? today : asleep).DayNumber - from.DayNumber) / 7);
        return state with
        {
            Confidence = weeks > 0 ? ConfidenceRules.AfterDecay(state.Confidence, weeks) : state.Confidence,
            Decayed = weeks > 0 ? from.AddDays(7 * weeks) : state.Decayed,
        };
    }

    private static int DaysBetween(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;

    /// <summary>What is missing before a rule may become golden, in words; <see langword="null"/> for nothing.</summary>
    public static string? FindObstacleToGold(HeuristicState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state switch
        {
            { IsGolden: true } => "it is one already",
            { Status: not HeuristicStatus.Active } => $"it is {state.Status}",
            { Confidence: < GoldenConfidence } => FormattableString.Invariant($"its confidence is {state.Confidence}, and has to be {GoldenConfidence} or more"),
            { Validated: < GoldenValidations } => FormattableString.Invariant($"it was validated {state.Validated} times, and has to be {GoldenValidations} times or more"),
            { Violated: > 0 } when state.Validated <= 10 * state.Violated => "it was violated more than once in ten validations",
            _ => null,
        };
    }

    private static bool IsDeprecated(HeuristicState state) =>
        !state.IsGolden && state.Uses >= DeprecationUses && state.Contradicted > DeprecationRate * state.Uses;

    private static double Move(double confidence, HeuristicEvent happened) => happened switch
    {
        HeuristicEvent.Validation => ConfidenceRules.AfterSuccess(confidence),
        HeuristicEvent.Violation => ConfidenceRules.AfterFailure(confidence),
        _ => ConfidenceRules.AfterContradiction(confidence),
    };

    private static HeuristicState Count(HeuristicState state, HeuristicEvent happened) => happened switch
    {
        HeuristicEvent.Validation => state with { Validated = state.Validated + 1 },
        HeuristicEvent.Violation => state with { Violated = state.Violated + 1 },
        _ => state with { Contradicted = state.Contradicted + 1 },
    };
}
