namespace EmergentLearning.Memory.Lifecycle;

/// <summary>What became of a rule.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Uid">Its name in every store.</param>
/// <param name="Path">Its file, below the store's folder.</param>
/// <param name="Rule">The rule.</param>
/// <param name="What">What was done: success, failure, contradiction, decay, dormancy, archive, deprecation, promotion.</param>
/// <param name="Before">Its state before.</param>
/// <param name="After">Its state after.</param>
/// <param name="IsRateLimited">Whether it was counted, but the confidence had to stay: too soon, or too often on one day.</param>
/// <param name="IsFileInStep">Whether its section says the same; a file without a section of that rule stays as it is.</param>
public sealed record LifecycleReceipt(
    long Id,
    string Uid,
    string Path,
    string Rule,
    string What,
    HeuristicState Before,
    HeuristicState After,
    bool IsRateLimited,
    bool IsFileInStep)
{
    /// <summary>Why; <see langword="null"/> where nobody said.</summary>
    public string? Reason { get; init; }
}
