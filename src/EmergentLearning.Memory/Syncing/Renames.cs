namespace EmergentLearning.Memory.Syncing;

/// <summary>
/// Recognises a file that a person gave another name, by its bytes: one is missing and one is new, and no other has them. Without that the
/// old name would come back and the record would be there twice.
/// </summary>
internal static class Renames
{
    /// <summary>The issues with each such pair as one.</summary>
    public static IEnumerable<SyncIssue> Pair(IReadOnlyList<SyncIssue> issues)
    {
        Dictionary<string, SyncIssue> missing = OnlyOnes(issues, SyncIssueKind.MissingFile);
        Dictionary<string, SyncIssue> added = OnlyOnes(issues, SyncIssueKind.NewFile);
        foreach (SyncIssue issue in issues)
        {
            if (issue.Hash is not { } hash || !missing.TryGetValue(hash, out SyncIssue? from) || !added.ContainsKey(hash))
                yield return issue;
            else if (issue.Kind == SyncIssueKind.NewFile)
                yield return issue with { Kind = SyncIssueKind.RenamedFile, Detail = $"it was {from.Path}", PreviousPath = from.Path };
        }
    }

    private static Dictionary<string, SyncIssue> OnlyOnes(IReadOnlyList<SyncIssue> issues, SyncIssueKind kind) => issues
        .Where(issue => issue.Kind == kind)
        .GroupBy(issue => issue.Hash!, StringComparer.Ordinal)
        .Where(group => group.Count() == 1)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
}
