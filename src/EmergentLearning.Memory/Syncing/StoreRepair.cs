using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Memory.Syncing;

/// <summary>Brings database and files in step, in chunks, so that other writers get their turn in between.</summary>
/// <param name="store">The store, open for writing.</param>
/// <param name="comparison">How it is compared.</param>
/// <param name="clock">Where "now" comes from.</param>
internal sealed class StoreRepair(IStore store, StoreComparison comparison, TimeProvider clock)
{
    // As many as one transaction and one commit take: long enough to be fast, short enough that nobody waits for it.
    private const int ChunkSize = 200;

    public async Task<SyncReport> RunAsync(IProgress<SyncProgress>? progress, CancellationToken cancellationToken)
    {
        // A pass first: what is still queued from before is not out of step, it is only late.
        SyncReport found = comparison.Run(progress);
        var issues = new List<SyncIssue>();
        issues.AddRange(await EachChunkAsync(found, TakeIn, "Taking in", progress, cancellationToken, SyncIssueKind.NewFile, SyncIssueKind.EditedFile)
            .ConfigureAwait(false));

        // Compared again: files just taken in have become the files of rows that seemed to have none.
        found = comparison.Run(progress);
        issues.AddRange(await EachChunkAsync(found, WriteRow, "Writing", progress, cancellationToken, SyncIssueKind.RowWithoutFile)
            .ConfigureAwait(false));
        issues.AddRange(await EachChunkAsync(found, Restore, "Restoring", progress, cancellationToken, SyncIssueKind.MissingFile)
            .ConfigureAwait(false));
        issues.AddRange(found.Issues.Where(issue => issue.Kind is SyncIssueKind.Unreadable or SyncIssueKind.RowOfOtherTool));
        int written = issues
            .Where(issue => issue.Fixed && issue.Kind is SyncIssueKind.RowWithoutFile or SyncIssueKind.MissingFile)
            .Select(issue => issue.Path)
            .Distinct(StringComparer.Ordinal)
            .Count();
        return new SyncReport(found.Files + written, issues);
    }

    private async Task<IReadOnlyList<SyncIssue>> EachChunkAsync(
        SyncReport found,
        Func<IWriteTransaction, SyncIssue, SyncChunk, SyncIssue> mend,
        string activity,
        IProgress<SyncProgress>? progress,
        CancellationToken cancellationToken,
        params SyncIssueKind[] kinds)
    {
        SyncIssue[] issues = [.. found.Issues.Where(issue => kinds.Contains(issue.Kind))];
        var mended = new List<SyncIssue>(issues.Length);
        foreach (SyncIssue[] part in issues.Chunk(ChunkSize))
        {
            progress?.Report(new SyncProgress(activity, mended.Count, issues.Length));
            var chunk = new SyncChunk($"sync-{Guid.NewGuid():N}", part.Length, clock.GetUtcNow());
            mended.AddRange(await store.WriteAsync(
                transaction => part.Select(issue => mend(transaction, issue, chunk)).ToArray(),
                Acknowledgement.Durable,
                cancellationToken).ConfigureAwait(false));
        }

        return mended;
    }

    private static SyncIssue TakeIn(IWriteTransaction transaction, SyncIssue issue, SyncChunk chunk)
    {
        Import.ImportedFile? file = EditIntake.TakeIn(transaction, issue.Path, chunk.Now, chunk.Message, chunk.Group);
        return issue with { Detail = file?.VerbatimReason, Fixed = true };
    }

    private static SyncIssue WriteRow(IWriteTransaction transaction, SyncIssue issue, SyncChunk chunk) =>
        RowFiles.Write(transaction, issue, chunk);

    private static SyncIssue Restore(IWriteTransaction transaction, SyncIssue issue, SyncChunk chunk)
    {
        transaction.RestoreFile(issue.Path);
        return issue with { Fixed = true };
    }
}
