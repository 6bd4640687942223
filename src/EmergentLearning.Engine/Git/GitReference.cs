using System.Diagnostics.CodeAnalysis;
using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Git;

/// <summary>
/// Moves a reference by compare-and-swap. Where references are files it follows git's own protocol with lock files that can be proven
/// to be ours; elsewhere <c>git update-ref</c> does it.
/// </summary>
internal sealed class GitReference(GitCommand git, GitFolders folders, GitClaims claims)
{
    private const string Reason = "elf: record";

    /// <summary>Moves it from the head as read to a new tip, which is the last of the commits.</summary>
    public async Task MoveAsync(GitHead head, string tip, GitCommit last, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        // Only the waiting is cancelled, never the move itself.
        GitResult result = await GitRetry.WhileLockedAsync(
            async _ => await TryMoveFileAsync(head, tip, last).ConfigureAwait(false) ?? await UpdateAsync(head, tip).ConfigureAwait(false),
            git.Root,
            ct).ConfigureAwait(false);
        if (result.Succeeded)
            return;

        if (await FindAsync(head).ConfigureAwait(false) != head.CommitId)
        {
            throw new GitReferenceMovedException(
                $"'{head.Reference}' in '{git.Root}' was moved by somebody else while commits were made for it. " +
                "Nothing was lost: read the head again and repeat the commit.");
        }

        throw result.Failure(git.Root);
    }

    private static GitResult Fail(string complaint) => new("update-ref", 1, [], Encoding.UTF8.GetBytes(complaint), 0);

    private Task<GitResult> UpdateAsync(GitHead head, string tip) =>
        // All zeros: the reference must not exist.
        git.RunAsync(
            CancellationToken.None,
            "update-ref", "-m", Reason, "--no-deref", head.Reference, tip, head.CommitId ?? new string('0', tip.Length));

    private async Task<string?> FindAsync(GitHead head)
    {
        GitResult now = await git.RunAsync(CancellationToken.None, "rev-parse", "-q", "--verify", head.Reference).ConfigureAwait(false);
        return now.Succeeded ? now.Text : null;
    }

    /// <summary>Null when references are not plain files here.</summary>
    private async Task<GitResult?> TryMoveFileAsync(GitHead head, string tip, GitCommit last)
    {
        string path = Path.Join(head.Detached ? folders.GitFolder : folders.CommonFolder, head.Reference);
        // Another way of storing references, or a name that is still an empty folder: git knows what to do.
        if (Directory.Exists(Path.Join(folders.CommonFolder, "reftable")) || Directory.Exists(path))
            return null;

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using GitClaim? claim = claims.TryTake(path, out string lockPath, out bool isTaken);
            if (claim is null)
                return isTaken ? Fail(GitResult.LockComplaint(lockPath)) : null;

            // Git guards the log of HEAD with the lock of HEAD.
            using GitClaim? headClaim = head.Detached ? null : claims.TryTake(Path.Join(folders.GitFolder, "HEAD"), out lockPath, out isTaken);
            if (isTaken)
                return Fail(GitResult.LockComplaint(lockPath));
            if (!IsStill(path, head) && await FindAsync(head).ConfigureAwait(false) != head.CommitId)
                return Fail("it is not what was expected");

            Replace(claim, tip);
            await LogAsync(head, tip, last).ConfigureAwait(false);
            return new GitResult("update-ref", 0, [], [], 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreFault.Git, $"'{path}' cannot be moved to a new commit: {e.Message} Make the git folder writable, then try again.", e);
        }
    }

    /// <summary>Whether its own file says so. Starts no process, so that the lock is held for as short as git holds it.</summary>
    private static bool IsStill(string path, GitHead head) =>
        head.CommitId is { } expected && File.Exists(path) && File.ReadAllText(path).TrimEnd('\n') == expected;

    [SuppressMessage("FileWrites", "ELE2004", Justification = "GitFolders.SyncReference syncs the folder once for all commits of a pass.")]
    private void Replace(GitClaim claim, string tip)
    {
        string work = claims.NewWorkPath();
        try
        {
            using (SafeFileHandle file = File.OpenHandle(work, FileMode.CreateNew, FileAccess.Write))
            {
                RandomAccess.Write(file, Encoding.ASCII.GetBytes(tip + "\n"), 0);
                // Before the rename: after a power loss the reference must have its content, not be empty.
                NativeSync.Run(file, work);
            }

            claim.KeepMode(work);
            File.Move(work, claim.Path, overwrite: true);
        }
        finally
        {
            File.Delete(work);
        }
    }

    /// <summary>Where git keeps logs of references, for people who look for what was; nothing of ours depends on them.</summary>
    [SuppressMessage("FileWrites", "ELE2002", Justification = "A log for people, in git's own format; git appends to it in the same way.")]
    private async Task LogAsync(GitHead head, string tip, GitCommit last)
    {
        string own = Path.Join(folders.GitFolder, "logs", "HEAD");
        string[] logs = head.Detached ? [own] : [own, Path.Join(folders.CommonFolder, "logs", head.Reference)];
        if (!logs.All(File.Exists) && !await KeepsLogsAsync().ConfigureAwait(false))
            return;

        string line = $"{head.CommitId ?? new string('0', tip.Length)} {tip} {FastImportStream.Who(last)}\t{Reason}\n";
        foreach (string log in logs)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(log)!);
            await File.AppendAllTextAsync(log, line).ConfigureAwait(false);
        }
    }

    /// <summary>Unless the user has switched them off.</summary>
    private async Task<bool> KeepsLogsAsync()
    {
        GitResult answer = await git.RunAsync(CancellationToken.None, "config", "--get", "core.logAllRefUpdates").ConfigureAwait(false);
        return !answer.Succeeded || !answer.Text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }
}
