using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Git;

/// <summary>Makes commits without any index, then moves a reference to them by compare-and-swap.</summary>
internal sealed class GitCommitter(GitCommand git, GitFolders folders)
{
    /// <summary>Writes the objects, tells the caller their ids, and moves the reference.</summary>
    public async Task<GitBatch> CommitAsync(
        GitHead head, IReadOnlyList<GitCommit> commits, Func<GitPlan, Task> beforeReferenceMoves, CancellationToken ct)
    {
        if (commits.Count == 0)
            throw new ArgumentException("A batch has at least one commit.", nameof(commits));

        foreach (GitFile file in commits.SelectMany(c => c.Files))
            GitPath.Check(file.Path);

        GitPlan plan = await WriteObjectsAsync(head, commits, ct).ConfigureAwait(false);
        // The reference must never lead to an object whose name is not on disk.
        folders.SyncObjects();
        await beforeReferenceMoves(plan).ConfigureAwait(false);
        await MoveReferenceAsync(head, plan.TipId, ct).ConfigureAwait(false);
        folders.SyncReference(head);
        return new GitBatch(plan.CommitIds, plan.TipId);
    }

    private async Task<GitPlan> WriteObjectsAsync(GitHead head, IReadOnlyList<GitCommit> commits, CancellationToken ct)
    {
        string[] arguments = ["fast-import", "--quiet", "--done", "--date-format=raw"];
        GitResult result = await git.RunAsync(arguments, FastImportStream.Compose(head, commits), ct).ConfigureAwait(false);
        if (!result.Succeeded)
        {
            folders.RemoveCrashReport(result.ProcessId);
            throw result.Failure(git.Root);
        }

        string[] ids = result.Text.Split('\n');
        if (ids.Length != commits.Count)
            throw new StoreException(StoreFault.Git, $"'git fast-import' in '{git.Root}' named {ids.Length} of {commits.Count} commits. Update git.");
        return new GitPlan(ids, ids[^1]);
    }

    private async Task MoveReferenceAsync(GitHead head, string tip, CancellationToken ct)
    {
        // All zeros: the reference must not exist.
        string expected = head.CommitId ?? new string('0', tip.Length);
        string[] arguments = ["update-ref", "-m", "elf: record", "--no-deref", head.Reference, tip, expected];
        ct.ThrowIfCancellationRequested();
        // Only the waiting is cancelled, never git itself: killed, it would leave the lock of the reference behind.
        GitResult result = await GitRetry.WhileLockedAsync(
            _ => git.RunAsync(CancellationToken.None, arguments), git.Root, ct).ConfigureAwait(false);
        if (result.Succeeded)
            return;

        GitResult now = await git.RunAsync(ct, "rev-parse", "-q", "--verify", head.Reference).ConfigureAwait(false);
        if (now.Succeeded ? now.Text != head.CommitId : head.CommitId is not null)
        {
            throw new GitReferenceMovedException(
                $"'{head.Reference}' in '{git.Root}' was moved by somebody else while commits were made for it. " +
                "Nothing was lost: read the head again and repeat the commit.");
        }

        throw result.Failure(git.Root);
    }
}
