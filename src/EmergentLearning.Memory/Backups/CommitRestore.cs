using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Rebuilding;

namespace EmergentLearning.Memory.Backups;

/// <summary>A point in time out of git: the files of a commit, and a database made of them.</summary>
/// <param name="root">The store's folder.</param>
/// <param name="options">Where the safety copy goes.</param>
internal sealed class CommitRestore(string root, BackupOptions options)
{
    /// <param name="commitOrDate">A commit, a branch, a tag, a date or a time.</param>
    /// <param name="restore">Where to, and whether at all.</param>
    /// <param name="ct">Ends the call.</param>
    public async Task<RestoreReport> RunAsync(string commitOrDate, RestoreOptions restore, CancellationToken ct)
    {
        string commit = await GitTree.FindCommitAsync(root, commitOrDate, ct).ConfigureAwait(false)
            ?? throw new StoreException(StoreFault.Input, $"There is no commit '{commitOrDate}' in {root}. `git log` shows what there is.");
        if (restore.To is not null)
        {
            string target = Path.GetFullPath(restore.To);
            NewStoreFolder.RequireEmpty(target);
            if (!restore.DryRun)
                return await NewStoreFolder.MakeAsync(target, folder => IntoAsync(commit, folder, target, ct)).ConfigureAwait(false);
        }

        using var scratch = new ScratchFolder("elf-at-");
        await WriteFilesAsync(commit, scratch.Path, ct).ConfigureAwait(false);
        await ScratchStore.MakeAsync(scratch.Path, root, options.LockTimeout, ct).ConfigureAwait(false);
        return await new StoreReplacer(root, options).RunAsync(scratch.Path, $"commit {commit}", restore, ct).ConfigureAwait(false);
    }

    private async Task<RestoreReport> IntoAsync(string commit, string folder, string target, CancellationToken ct)
    {
        // The history up to there goes with it; what came later does not.
        using (var packs = new ScratchFolder("elf-history-"))
        {
            var references = new GitReferences("refs/heads/main", commit, new Dictionary<string, string> { ["refs/heads/main"] = commit });
            GitPack pack = await GitArchive.PackAsync(root, references, packs.Path, ct).ConfigureAwait(false);
            await GitArchive.UnpackAsync(folder, references, pack, ct).ConfigureAwait(false);
        }

        await WriteFilesAsync(commit, folder, ct).ConfigureAwait(false);
        string? problem = await RebuildAsync(folder, ct).ConfigureAwait(false);
        StoreDifference difference = await StoreDifference.BetweenAsync(folder, folder).ConfigureAwait(false);
        return new RestoreReport($"commit {commit}", target, difference.Learnings, difference.Heuristics, difference.Files, Gone: 0, difference.Files)
        {
            Problem = problem,
        };
    }

    private async Task WriteFilesAsync(string commit, string folder, CancellationToken ct)
    {
        foreach (GitFile file in await GitTree.ReadFilesAsync(root, commit, ct).ConfigureAwait(false))
        {
            // A database that an old store had committed is what is made anew here.
            if (FileClassifier.IsIgnored(file.Path))
                continue;

            using FileStream written = ScratchFolder.CreateFile(folder, file.Path);
            written.Write(file.Content);
        }
    }

    private static async Task<string?> RebuildAsync(string folder, CancellationToken ct)
    {
        MemoryStore store = await MemoryStore.OpenAsync(folder, new StoreOptions { AllowForeignFolder = true }, ct).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            await store.SyncAsync(progress: null, ct).ConfigureAwait(false);
            return await store.FlushAsync(ct).ConfigureAwait(false);
        }
    }
}
