namespace EmergentLearning.Engine.Projection;

/// <summary>Which outbox entries share a commit.</summary>
internal static class CommitGroups
{
    /// <summary>
    /// One commit an entry, one for all of a group, in the order of the entries. Where a commit in between changed the same path, the
    /// group begins another commit: an older content must never be committed over a newer one.
    /// </summary>
    public static OutboxEntry[][] Of(IReadOnlyList<OutboxEntry> entries)
    {
        var commits = new List<List<OutboxEntry>>();
        var open = new Dictionary<string, int>(StringComparer.Ordinal);
        var changedBy = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (OutboxEntry entry in entries)
        {
            if (entry.Group is null || !open.TryGetValue(entry.Group, out int commit)
                || changedBy.GetValueOrDefault(entry.Path, -1) > commit)
            {
                commit = commits.Count;
                commits.Add([]);
                if (entry.Group is not null)
                    open[entry.Group] = commit;
            }

            commits[commit].Add(entry);
            changedBy[entry.Path] = commit;
        }

        return [.. commits.Select(commit => commit.ToArray())];
    }
}
