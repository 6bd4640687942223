using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Git;

/// <summary>Makes commits without any index, then moves a reference to them by compare-and-swap.</summary>
internal sealed class GitCommitter(GitCommand git, GitFolders folders, GitReference reference)
{
    /// <summary>Writes the objects, tells the caller their ids, and moves the reference.</summary>
    public async Task<GitBatch> CommitAsync(
        GitHead head, IReadOnlyList<GitCommit> commits, Func<GitPlan, Task> beforeReferenceMoves, CancellationToken ct)
    {
        if (commits.Count == 0)
            throw new ArgumentException("A batch has at least one commit.", nameof(commits));

        foreach (GitFile file in commits.SelectMany(c => c.Files))
            GitPath.Check(file.Path);

        (GitPlan plan, IReadOnlyList<string> trees) = await WriteObjectsAsync(head, commits, ct).ConfigureAwait(false);
        // The reference must never lead to an object whose name is not on disk.
        folders.SyncObjects([.. plan.CommitIds, .. trees, .. Blobs(commits, plan.TipId.Length)]);
        await beforeReferenceMoves(plan).ConfigureAwait(false);
        await reference.MoveAsync(head, plan.TipId, commits[^1], ct).ConfigureAwait(false);
        folders.SyncReference(head);
        return new GitBatch(plan.CommitIds, plan.TipId);
    }

    private static IEnumerable<string> Blobs(IReadOnlyList<GitCommit> commits, int digits) =>
        commits.SelectMany(commit => commit.Files).Where(file => file.Content is not null).Select(file => GitBlob.IdOf(file.Content, digits));

    private async Task<(GitPlan Plan, IReadOnlyList<string> Trees)> WriteObjectsAsync(GitHead head, IReadOnlyList<GitCommit> commits, CancellationToken ct)
    {
        IReadOnlyDictionary<string, string>[] made = await new CrowdedFolders(git).WriteAsync(head, commits, ct).ConfigureAwait(false);
        string[] arguments = ["fast-import", "--quiet", "--done", "--date-format=raw"];
        GitResult result = await git.RunAsync(arguments, FastImportStream.Compose(head, commits, made), ct).ConfigureAwait(false);
        if (!result.Succeeded)
        {
            folders.RemoveCrashReport(result.ProcessId);
            throw result.Failure(git.Root);
        }

        string[] lines = result.Text.Split('\n');
        string[] ids = [.. lines.TakeWhile(static line => !line.Contains(' ', StringComparison.Ordinal))];
        if (ids.Length != commits.Count)
            throw new StoreException(StoreFault.Git, $"'git fast-import' in '{git.Root}' named {ids.Length} of {commits.Count} commits. Update git.");
        // A folder whose last file a commit removed is missing, and no tree.
        IEnumerable<string[]> trees = lines.Skip(ids.Length).Select(static line => line.Split(' ', '\t')).Where(static parts => parts[1] == "tree");
        return (new GitPlan(ids, ids[^1]), [.. trees.Select(static parts => parts[2])]);
    }
}
