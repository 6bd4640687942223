namespace EmergentLearning.Memory.Lifecycle.Joining;

/// <summary>What one rule knows that stands for several. Pure functions, thread-safe.</summary>
public static class JoinedState
{
    /// <summary>
    /// The survivor's state with the evidence of all: counts are added, so that their order is of no matter, and the confidence is the mean, weighted by
    /// validations as the original's is; without any validation each weighs the same.
    /// </summary>
    public static HeuristicState Of(HeuristicState survivor, IReadOnlyList<HeuristicState> others)
    {
        ArgumentNullException.ThrowIfNull(survivor);
        ArgumentNullException.ThrowIfNull(others);
        HeuristicState[] all = [survivor, .. others];
        double weight = all.Sum(static state => (double)state.Validated);
        double mean = weight > 0 ? all.Sum(static state => state.Confidence * state.Validated) / weight : all.Average(static state => state.Confidence);
        return survivor with
        {
            Confidence = ConfidenceRules.Bounded(mean),
            Validated = all.Sum(static state => state.Validated),
            Violated = all.Sum(static state => state.Violated),
            Contradicted = all.Sum(static state => state.Contradicted),
            LastUsed = all.Max(static state => state.LastUsed),
            // Each has decayed up to its day; the mean must not decay for those weeks again.
            Decayed = all.Max(static state => state.Decayed),
        };
    }

    /// <summary>What is left of a rule that gave its evidence to another: an archived rule that was never put to the test.</summary>
    public static HeuristicState Emptied(HeuristicState state, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state with
        {
            Validated = 0,
            Violated = 0,
            Contradicted = 0,
            Status = HeuristicStatus.Archived,
            DormantSince = state.DormantSince ?? today,
        };
    }
}
