namespace EmergentLearning.Memory.Syncing;

/// <summary>What a sync found and did.</summary>
/// <param name="Files">How many files were compared.</param>
/// <param name="Issues">What was not in step.</param>
public sealed record SyncReport(int Files, IReadOnlyList<SyncIssue> Issues)
{
    /// <summary>Whether database and files are in step now.</summary>
    public bool IsInStep => Issues.All(issue => issue.Fixed);
}
