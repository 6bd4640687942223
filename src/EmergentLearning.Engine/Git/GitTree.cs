using System.Buffers.Text;
using System.Globalization;
using System.Text;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Git;

/// <summary>Reads old commits of a repository. Changes nothing in it. Thread-safe: it holds no state.</summary>
public static class GitTree
{
    private const string RegularFile = "100644";
    private const string ExecutableFile = "100755";

    /// <summary>Finds a commit by its id, by the name of a branch or tag, or by a moment: the last one on the branch that is not later.</summary>
    /// <param name="root">The top of the work tree.</param>
    /// <param name="commitOrDate">An id or name; or a date or a time in ISO 8601 (UTC unless it names its zone).</param>
    /// <param name="ct">Ends the call.</param>
    /// <returns>The commit's whole id, or <see langword="null"/> when there is none.</returns>
    /// <exception cref="StoreException">Git failed or is not installed.</exception>
    public static async Task<string?> FindCommitAsync(string root, string commitOrDate, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrEmpty(commitOrDate);
        GitCommand git = Command(root);
        if (TryParseMoment(commitOrDate) is { } moment)
        {
            string limit = string.Create(CultureInfo.InvariantCulture, $"--before={moment.ToUnixTimeSeconds()}");
            GitResult last = (await git.RunAsync(ct, "rev-list", "--max-count=1", limit, "HEAD").ConfigureAwait(false)).OrThrow(root);
            return last.Text.Length > 0 ? last.Text : null;
        }

        // A dash in front would be an option's.
        if (commitOrDate[0] == '-')
            return null;
        GitResult named = await git.RunAsync(ct, "rev-parse", "-q", "--verify", commitOrDate + "^{commit}").ConfigureAwait(false);
        return named.Succeeded ? named.Text : null;
    }

    /// <summary>Every file of a commit. Links and submodules are left out.</summary>
    /// <param name="root">The top of the work tree.</param>
    /// <param name="commitId">The commit's whole id.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">Git failed, or an object is missing.</exception>
    public static async Task<IReadOnlyList<GitFile>> ReadFilesAsync(string root, string commitId, CancellationToken ct)
    {
        GitCommand git = Command(root);
        GitResult tree = (await git.RunAsync(ct, "ls-tree", "-r", "-z", commitId).ConfigureAwait(false)).OrThrow(root);
        (string Id, string Path)[] entries =
        [
            .. tree.Entries()
                .Where(static entry => entry.StartsWith(RegularFile, StringComparison.Ordinal) || entry.StartsWith(ExecutableFile, StringComparison.Ordinal))
                .Select(static entry => entry.Split('\t', 2))
                .Select(static parts => (parts[0].Split(' ')[2], parts[1])),
        ];
        byte[] input = Encoding.ASCII.GetBytes(string.Concat(entries.Select(static entry => entry.Id + "\n")));
        GitResult blobs = (await git.RunAsync(["cat-file", "--batch"], input, ct).ConfigureAwait(false)).OrThrow(root);
        return Cut(blobs.Output, entries, root);
    }

    internal static DateTimeOffset? TryParseMoment(string text) =>
        text.Length >= 10 && text[4] == '-' && text[7] == '-'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            // A day alone means all of it.
            ? text.Length == 10 ? moment.AddDays(1).AddSeconds(-1) : moment
            : null;

    /// <summary>The answers of <c>cat-file --batch</c>: a line <c>id type size</c>, the bytes, a line feed.</summary>
    private static List<GitFile> Cut(byte[] output, (string Id, string Path)[] entries, string root)
    {
        var files = new List<GitFile>(entries.Length);
        ReadOnlySpan<byte> rest = output;
        foreach ((string id, string path) in entries)
        {
            int lineEnd = rest.IndexOf((byte)'\n');
            int blank = lineEnd < 0 ? -1 : rest[..lineEnd].LastIndexOf((byte)' ');
            if (blank < 0 || !Utf8Parser.TryParse(rest[(blank + 1)..lineEnd], out int size, out _) || rest.Length < lineEnd + size + 2)
            {
                throw new StoreException(
                    StoreFault.Git, $"The repository in '{root}' lacks the object {id} of '{path}'. Run `git fsck` there, or take an older commit.");
            }

            files.Add(new GitFile(path, rest.Slice(lineEnd + 1, size).ToArray()));
            rest = rest[(lineEnd + size + 2)..];
        }

        return files;
    }

    private static GitCommand Command(string root) =>
        new(GitCommand.Find(Environment.GetEnvironmentVariable("PATH")) ?? throw GitLocator.Missing(root), Path.GetFullPath(root));
}
