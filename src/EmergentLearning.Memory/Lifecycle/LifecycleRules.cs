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
            ? state with { Status = HeuristicStatus.Active, Confidence = ConfidenceRules.AfterRevival(state.Confidence) }
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
    /// The state after time has passed: the confidence decays for each whole week without use until the rule falls asleep after 60 days; 90 days later
    /// it is archived. However often this is asked in between, the state on a day is the same (but for the fourth decimal). Golden and deprecated rules
    /// stay as they are.
    /// </summary>
    public static HeuristicState AfterTime(HeuristicState state, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state switch
        {
            { IsGolden: true } => state,
            { Status: HeuristicStatus.Active } => Decay(state, today) with { Status = StatusOn(state, today) },
            // It has decayed until it fell asleep; a rule that a person put to sleep earlier stays so.
            { Status: HeuristicStatus.Dormant } when StatusOn(state, today) == HeuristicStatus.Archived => state with { Status = HeuristicStatus.Archived },
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

    private static string StatusOn(HeuristicState state, DateOnly today) => (today.DayNumber - state.LastUsed.DayNumber) switch
    {
        >= DormantAfterDays + ArchivedAfterDormantDays => HeuristicStatus.Archived,
        >= DormantAfterDays => HeuristicStatus.Dormant,
        _ => state.Status,
    };

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
