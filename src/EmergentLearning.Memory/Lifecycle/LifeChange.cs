namespace EmergentLearning.Memory.Lifecycle;

/// <summary>What is to become of a rule, decided and not yet written.</summary>
/// <param name="Before">Its state.</param>
/// <param name="After">Its state afterwards.</param>
/// <param name="What">What it is called in the audit trail.</param>
/// <param name="Reason">Why.</param>
internal sealed record LifeChange(HeuristicState Before, HeuristicState After, string What, string? Reason)
{
    /// <summary>What a change of state is called that nobody asked for.</summary>
    public static string NameOf(HeuristicState before, HeuristicState after) => after.Status == before.Status && after.DormantSince == before.DormantSince
        ? "decay"
        : after.Status == HeuristicStatus.Archived ? "archive" : "dormancy";
}
