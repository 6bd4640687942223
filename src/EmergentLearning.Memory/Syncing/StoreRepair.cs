using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Memory.Syncing.Deletions;

namespace EmergentLearning.Memory.Syncing;

/// <summary>Brings database and files in step, in chunks, so that other writers get their turn in between.</summary>
/// <param name="store">The store, open for writing.</param>
/// <param name="comparison">How it is compared.</param>
/// <param name="clock">Where "now" comes from.</param>
/// <param name="options">How it decides.</param>
internal sealed class StoreRepair(IStore store, StoreComparison comparison, TimeProvider clock, SyncOptions options)
{
    public async Task<SyncReport> RunAsync(IProgress<SyncProgress>? progress, CancellationToken cancellationToken)
    {
        SyncReport found = comparison.Run(progress, cancellationToken);
        var issues = new List<SyncIssue>();
        // First, so that the old name is free before something else takes it.
        issues.AddRange(await EachChunkAsync(found, Follow, "Following", progress, cancellationToken, SyncIssueKind.RenamedFile)
            .ConfigureAwait(false));
        issues.AddRange(await EachChunkAsync(found, TakeIn, "Taking in", progress, cancellationToken, SyncIssueKind.NewFile, SyncIssueKind.EditedFile)
            .ConfigureAwait(false));

        // Compared again: files just taken in have become the files of rows that seemed to have none.
        if (issues.Count > 0)
            found = comparison.Run(progress, cancellationToken);
        issues.AddRange(await EachChunkAsync(found, WriteRow, "Writing", progress, cancellationToken, SyncIssueKind.RowWithoutFile)
            .ConfigureAwait(false));
        // After new files were taken in: a record that has moved to one of them was not deleted with its old file.
        found = await new MissingFiles(store, options.MissingFiles).JudgeAsync(found, cancellationToken).ConfigureAwait(false);
        issues.AddRange(await EachChunkAsync(found, FileDeletion.Run, "Deleting", progress, cancellationToken, SyncIssueKind.DeletedFile)
            .ConfigureAwait(false));
        issues.AddRange(await EachChunkAsync(found, Restore, "Restoring", progress, cancellationToken, SyncIssueKind.MissingFile)
            .ConfigureAwait(false));
        issues.AddRange(found.Issues.Where(issue => issue.Kind is SyncIssueKind.Unreadable or SyncIssueKind.RowOfOtherTool or SyncIssueKind.LostFile));
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
        foreach (SyncIssue[] commit in issues.Chunk(ChunkedWrites.CommitSize))
        {
            var chunk = new SyncChunk(mended.Count, commit.Length, issues.Length, clock.GetUtcNow());
            foreach (SyncIssue[] part in commit.Chunk(ChunkedWrites.TransactionSize))
            {
                progress?.Report(new SyncProgress(activity, mended.Count, issues.Length));
                mended.AddRange(await ChunkedWrites.WriteAsync<SyncIssue, SyncIssue>(
                    store,
                    part,
                    (transaction, some) => Array.ConvertAll(some.ToArray(), issue => mend(transaction, issue, chunk)),
                    static (issue, refusal) => issue with { Detail = refusal.Message },
                    cancellationToken).ConfigureAwait(false));
            }
        }

        return mended;
    }

    /// <summary>The document goes to its new name and nothing else about it changes. Git shows a rename.</summary>
    private static SyncIssue Follow(IWriteTransaction transaction, SyncIssue issue, SyncChunk chunk)
    {
        string from = issue.PreviousPath!;
        SafePath.RefuseLinks(transaction.Root, issue.Path);
        byte[]? onDisk = FileContent.ReadIfExists(Path.Combine(transaction.Root, issue.Path));
        bool isStillTrue = onDisk is not null
            && transaction.FindDocument(from) is { } held
            && onDisk.AsSpan().SequenceEqual(held)
            && !File.Exists(Path.Combine(transaction.Root, from));
        if (!isStillTrue || transaction.TakeInEdit(issue.Path, chunk.Message, chunk.Group) is null)
            return issue with { Detail = "it was changed meanwhile; run it again" };

        transaction.Project(new DocumentChange
        {
            Path = from,
            Content = null,
            Message = chunk.Message,
            RecordedAt = chunk.Now,
            Group = chunk.Group,
        });
        DocumentRows.Move(transaction, from, issue.Path, chunk.Now);
        return issue with { Fixed = true };
    }

    private static SyncIssue TakeIn(IWriteTransaction transaction, SyncIssue issue, SyncChunk chunk)
    {
        if (Unmerged.Is(transaction.Root, issue.Path))
            return issue with { Detail = Unmerged.Advice };

        Import.ImportedFile? file = EditIntake.TakeIn(transaction, issue.Path, chunk.Now, chunk.Message, chunk.Group);
        return issue with { Detail = file?.VerbatimReason, Fixed = true };
    }

    private static SyncIssue WriteRow(IWriteTransaction transaction, SyncIssue issue, SyncChunk chunk) =>
        RowFiles.Write(transaction, issue, chunk);

    private static SyncIssue Restore(IWriteTransaction transaction, SyncIssue issue, SyncChunk chunk)
    {
        if (issue.IsLeft)
            return issue;

        // Its record is in another file now: put back, this one would have it a second time.
        if (MovedRecords.HasLeft(transaction, issue.Path))
        {
            transaction.Project(new DocumentChange
            {
                Path = issue.Path,
                Content = null,
                Message = chunk.Message,
                RecordedAt = chunk.Now,
                Group = chunk.Group,
            });
            return issue with { Detail = MovedRecords.Elsewhere, Fixed = true };
        }

        transaction.RestoreFile(issue.Path);
        return issue with { Fixed = true };
    }
}
