using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Git;

/// <summary>The index that people work with: read, and entered only by git itself and only when nobody has it locked.</summary>
internal sealed class GitIndex(GitCommand git, GitFolders folders, GitClaims claims)
{
    /// <summary>Bytes of paths on one command line; Windows allows 32 kB for all of it.</summary>
    private const int LongestArguments = 16 * 1024;

    /// <summary>Which paths the index has otherwise than the head.</summary>
    public async Task<IReadOnlyList<string>> FindStagedAsync(GitHead head, IReadOnlyList<string> paths, CancellationToken ct)
    {
        string[] arguments = head.CommitId is null ? ["ls-files", "-z"] : ["diff-index", "--cached", "--no-renames", "-z", "--name-only", head.CommitId];
        GitResult result = (await git.RunAsync(ct, arguments).ConfigureAwait(false)).OrThrow(git.Root);
        // Compared here and not by arguments, whose length is limited.
        HashSet<string> staged = [.. result.Entries()];
        return [.. paths.Where(staged.Contains)];
    }

    /// <summary>The ids of what a commit has at some paths; those that it does not have are left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindBlobsAsync(string commitId, IReadOnlyList<string> paths, CancellationToken ct)
    {
        string entries = await DescribeAsync(commitId, paths, ct).ConfigureAwait(false);
        // "mode type id TAB path", and for a path that is not there "0 id TAB path".
        return entries.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(static entry => entry.Split('\t', 2))
            .Where(static parts => !parts[0].StartsWith("0 ", StringComparison.Ordinal))
            .ToDictionary(static parts => parts[1], static parts => parts[0].Split(' ')[^1], StringComparer.Ordinal);
    }

    /// <summary>Makes the index have a commit's version of some paths; false when its lock is taken.</summary>
    public async Task<bool> TryEnterAsync(string commitId, IReadOnlyList<string> paths, CancellationToken ct) =>
        !IsLocked && await EnterAsync(await DescribeAsync(commitId, paths, ct).ConfigureAwait(false), ct).ConfigureAwait(false);

    /// <summary>As the other; what the commit has there is known, because it was just made, so git need not be asked.</summary>
    public async Task<bool> TryEnterAsync(string commitId, IReadOnlyList<GitFile> files, CancellationToken ct) =>
        !IsLocked && await EnterAsync(string.Concat(files.Select(file => Entry(file, commitId.Length))), ct).ConfigureAwait(false);

    /// <summary>Git takes the lock; this look only saves the work.</summary>
    private bool IsLocked => File.Exists(folders.Index + ".lock");

    /// <summary>A line of <c>update-index</c>'s input.</summary>
    private static string Entry(GitFile file, int digits) => file.Content is { } content
        ? $"{FastImportStream.FileMode} blob {GitBlob.IdOf(content, digits)}\t{file.Path}\0"
        : Removal(file.Path, digits);

    private static string Removal(string path, int digits) => $"0 {new string('0', digits)}\t{path}\0";

    private async Task<bool> EnterAsync(string lines, CancellationToken ct)
    {
        byte[] entries = Encoding.UTF8.GetBytes(lines);
        ct.ThrowIfCancellationRequested();
        return OperatingSystem.IsWindows()
            ? await UpdateAsync(entries, null).ConfigureAwait(false)
            : await UpdateCopyAsync(entries).ConfigureAwait(false);
    }

    /// <summary>
    /// Git changes a copy, which replaces the index under its lock: were git to take the lock itself, and be killed, nobody could tell
    /// whose the lock is that it leaves. The lock is held for the rename only, so that a person at work rarely meets it.
    /// </summary>
    private async Task<bool> UpdateCopyAsync(byte[] entries)
    {
        string copy = claims.NewWorkPath();
        try
        {
            byte[] before = ReadIndex();
            if (before.Length > 0)
                File.Copy(folders.Index, copy);
            await UpdateAsync(entries, copy).ConfigureAwait(false);
            using GitClaim? claim = claims.TryTake(folders.Index, out _, out bool isTaken);
            if (claim is null)
                return !isTaken && await UpdateAsync(entries, null).ConfigureAwait(false);

            // Somebody has changed it since the copy: the next chance starts from what it is now.
            if (!ReadIndex().AsSpan().SequenceEqual(before))
                return false;

            claim.KeepMode(copy);
            // Before the rename: git, which syncs what it writes, has written nothing when it found nothing to change.
            using (SafeFileHandle file = File.OpenHandle(copy, FileMode.Open, FileAccess.ReadWrite))
                NativeSync.Run(file, copy);
            File.Move(copy, claim.Path, overwrite: true);
            // Before the outbox says that the index has the paths: after a power loss it would have the old ones for good, and the next
            // commit that a person makes would take our files back.
            NativeDirectory.Sync(folders.GitFolder);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreFault.Git, $"The index of the repository in '{git.Root}' cannot be replaced: {e.Message} Make it writable, then try again.", e);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private byte[] ReadIndex() => File.Exists(folders.Index) ? File.ReadAllBytes(folders.Index) : [];

    private async Task<bool> UpdateAsync(byte[] entries, string? indexFile)
    {
        // Not cancelled once it runs: a killed git would leave its lock behind.
        GitResult result = await git
            .RunAsync(["update-index", "-z", "--index-info"], entries, CancellationToken.None, indexFile).ConfigureAwait(false);
        if (result.ForeignLock is not null)
            return false;

        result.OrThrow(git.Root);
        return true;
    }

    /// <summary>The input of <c>update-index</c>: what the commit has at each path, and a removal where it has nothing.</summary>
    private async Task<string> DescribeAsync(string commitId, IReadOnlyList<string> paths, CancellationToken ct)
    {
        var entries = new StringBuilder();
        foreach (string[] chunk in Chunks(paths))
        {
            string[] arguments = [GitCommand.LiteralPaths, "ls-tree", "-z", commitId, "--", .. chunk];
            GitResult tree = (await git.RunAsync(ct, arguments).ConfigureAwait(false)).OrThrow(git.Root);
            var missing = new HashSet<string>(chunk, StringComparer.Ordinal);
            foreach (string entry in tree.Entries())
            {
                missing.Remove(entry[(entry.IndexOf('\t', StringComparison.Ordinal) + 1)..]);
                entries.Append(entry).Append('\0');
            }

            foreach (string path in missing)
                entries.Append(Removal(path, commitId.Length));
        }

        return entries.ToString();
    }

    private static IEnumerable<string[]> Chunks(IReadOnlyList<string> paths)
    {
        var chunk = new List<string>();
        int length = 0;
        foreach (string path in paths.Distinct(StringComparer.Ordinal))
        {
            if (length + path.Length > LongestArguments && chunk.Count > 0)
            {
                yield return [.. chunk];
                chunk.Clear();
                length = 0;
            }

            chunk.Add(path);
            length += path.Length + 1;
        }

        if (chunk.Count > 0)
            yield return [.. chunk];
    }
}
