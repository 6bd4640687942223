using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Sqlite;

namespace EmergentLearning.Engine.Projection;

/// <summary>Committed paths to git's shared index, so that <c>git status</c> is clean; never over what a person has staged.</summary>
/// <param name="database">The store's database.</param>
/// <param name="onStep">Told of each step; for tests.</param>
internal sealed class IndexProjector(SqliteDatabase database, Action<ProjectionStep>? onStep)
{
    /// <summary>Enters the files of a batch just committed, if the index's lock is free.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="commitIds">The commits of the batch.</param>
    /// <param name="files">What the last of them has at each path that the batch changed.</param>
    /// <param name="staged">The paths at which the index differed from the branch before the batch: as a rule, because a person has staged them.</param>
    /// <param name="fence">Whose pass it is.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task EnterAsync(
        GitRepository repository,
        IReadOnlyList<string> commitIds,
        IReadOnlyList<GitFile> files,
        IReadOnlyList<string> staged,
        Fence fence,
        CancellationToken cancellationToken)
    {
        // The index has what the last commit says; a later pass may have made one.
        fence.Check();
        GitFile[] ours = [.. files.ExceptBy(staged, static file => file.Path, StringComparer.Ordinal)];
        if (ours.Length == 0 || await repository.TryEnterIndexAsync(commitIds[^1], ours, cancellationToken).ConfigureAwait(false))
        {
            string[] done = [.. files.Select(static file => file.Path).Except(FindBehind(staged, commitIds), StringComparer.Ordinal)];
            await MarkIndexedAsync(done, fence, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Of the paths that seem staged those that only lack an earlier commit of ours, because its pass was killed, or the index was locked. They are
    /// entered at the end of the pass; ticked off with this batch, they would seem staged for ever.
    /// </summary>
    private string[] FindBehind(IReadOnlyList<string> staged, IReadOnlyList<string> commitIds) => staged.Count == 0
        ? []
        : [.. database.Read(0, static (session, _) => Outbox.ReadUnindexed(session))
            .Where(entry => staged.Contains(entry.Path) && !commitIds.Contains(entry.CommitId))
            .Select(static entry => entry.Path)];

    /// <summary>Enters what was committed while the lock of the index was taken, or before a crash.</summary>
    public async Task EnterEarlierAsync(GitRepository repository, Fence fence, CancellationToken cancellationToken)
    {
        IReadOnlyList<(string Path, string CommitId)> unindexed = database.Read(0, static (session, _) => Outbox.ReadUnindexed(session));
        if (unindexed.Count == 0)
            return;

        GitHead head = await repository.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        if (head.CommitId is null)
            return;

        IReadOnlyList<string> staged = await FindStagedAsync(repository, head, unindexed, cancellationToken).ConfigureAwait(false);
        string[] paths = [.. unindexed.Select(entry => entry.Path)];
        fence.Check();
        string[] ours = [.. paths.Except(staged, StringComparer.Ordinal)];
        if (ours.Length == 0 || await repository.TryEnterIndexAsync(head.CommitId, ours, cancellationToken).ConfigureAwait(false))
            await MarkIndexedAsync(paths, fence, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// What a person has staged differs from what the branch had before our commit. The oldest commit answers for all paths at once;
    /// those that seem staged are asked for again by their own commit, because somebody else may have changed them in between.
    /// </summary>
    private static async Task<IReadOnlyList<string>> FindStagedAsync(
        GitRepository repository,
        GitHead head,
        IReadOnlyList<(string Path, string CommitId)> unindexed,
        CancellationToken cancellationToken)
    {
        string[] paths = [.. unindexed.Select(entry => entry.Path)];
        string oldest = unindexed[0].CommitId;
        HashSet<string> suspects = [.. await FindStagedAsync(repository, head, oldest, paths, cancellationToken).ConfigureAwait(false)];

        var staged = new List<string>();
        foreach (var commit in unindexed.Where(entry => suspects.Contains(entry.Path)).GroupBy(entry => entry.CommitId))
        {
            string[] changed = [.. commit.Select(entry => entry.Path)];
            staged.AddRange(commit.Key == oldest
                ? changed
                : await FindStagedAsync(repository, head, commit.Key, changed, cancellationToken).ConfigureAwait(false));
        }

        return staged;
    }

    private static async Task<IReadOnlyList<string>> FindStagedAsync(
        GitRepository repository, GitHead head, string commitId, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        // A first commit has no parent, and one that the history has lost tells of none: then whatever the index has was put there by somebody
        // else.
        string? parent = await repository.ContainsAsync(commitId, head, cancellationToken).ConfigureAwait(false)
            ? await repository.FindParentAsync(commitId, cancellationToken).ConfigureAwait(false)
            : null;
        GitHead before = head with { CommitId = parent };
        return await repository.FindStagedAsync(before, paths, cancellationToken).ConfigureAwait(false);
    }

    private Task<bool> MarkIndexedAsync(IReadOnlyList<string> paths, Fence fence, CancellationToken cancellationToken)
    {
        onStep?.Invoke(ProjectionStep.IndexEntered);
        return database.WriteAsync(
            transaction =>
            {
                fence.Check(transaction);
                Outbox.MarkIndexed(transaction, paths);
                return true;
            },
            cancellationToken);
    }
}
