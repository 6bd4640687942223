namespace EmergentLearning.Memory.Syncing;

/// <summary>What a sync found and did.</summary>
/// <param name="Files">How many files were compared.</param>
/// <param name="Issues">What was not in step.</param>
public sealed record SyncReport(int Files, IReadOnlyList<SyncIssue> Issues)
{
    /// <summary>How many issues are left: not mended, and in need of it.</summary>
    public int Open => Issues.Count(issue => !issue.Fixed && issue.Kind != SyncIssueKind.RowOfOtherTool);

    /// <summary>Whether database and files are in step now.</summary>
    public bool IsInStep => Open == 0;
}
