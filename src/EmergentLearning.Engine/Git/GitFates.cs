namespace EmergentLearning.Engine.Git;

/// <summary>Asks git what became of files that are missing in the work tree: by their bytes, never by times.</summary>
internal sealed class GitFates(GitCommand git, GitFolders folders, GitIndex index)
{
    // Above that, git compares each change with each path for longer than the whole history takes to read.
    private const int MostPaths = 256;

    private static readonly string[] Operations = ["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply"];

    public async Task<IReadOnlyDictionary<string, GitFate>> ReadAsync(
        IReadOnlyList<string> paths, Func<string, byte[]?> contentOf, CancellationToken ct)
    {
        if (paths.Count == 0)
            return new Dictionary<string, GitFate>();

        // In the middle of a merge the work tree has what the head does not have yet, and lacks what it has.
        if (Array.Exists(Operations, name => Path.Exists(Path.Join(folders.GitFolder, name))))
            return paths.ToDictionary(static path => path, static _ => GitFate.Undecided, StringComparer.Ordinal);

        GitHead head = await new GitHeadReader(git).ReadAsync(ct).ConfigureAwait(false);
        if (head.CommitId is not { } commit)
            return paths.ToDictionary(static path => path, static _ => GitFate.Unknown, StringComparer.Ordinal);

        IReadOnlyDictionary<string, string> inHead = await index.FindBlobsAsync(commit, paths, ct).ConfigureAwait(false);
        Dictionary<string, string?> wanted = paths.ToDictionary(
            static path => path, path => contentOf(path) is { } content ? GitBlob.IdOf(content, commit.Length) : null, StringComparer.Ordinal);
        bool isSparse = await IsSparseAsync(ct).ConfigureAwait(false);
        string[] others = [.. paths.Where(path => wanted[path] is not null && inHead.GetValueOrDefault(path) != wanted[path])];
        HashSet<string> known = others.Length == 0 ? [] : await FindInHistoryAsync(commit, others, wanted, ct).ConfigureAwait(false);
        return paths.ToDictionary(static path => path, Decide, StringComparer.Ordinal);

        GitFate Decide(string path) => inHead.TryGetValue(path, out string? id)
            ? id != wanted[path]
                ? known.Contains(path) ? GitFate.ChangedInHead : GitFate.Unknown
                // A sparse work tree lacks files that nobody deleted.
                : isSparse ? GitFate.Undecided : GitFate.InHead
            : known.Contains(path) ? GitFate.Deleted : GitFate.Unknown;
    }

    /// <summary>
    /// The paths of which the history of a commit has the wanted content. Each parent of a merge is compared, so that what a merge alone
    /// deleted is seen, too; a rename is a deletion here, because it is the path that is asked about.
    /// </summary>
    private async Task<HashSet<string>> FindInHistoryAsync(
        string commit, string[] paths, Dictionary<string, string?> wanted, CancellationToken ct)
    {
        List<string> arguments =
        [
            GitCommand.LiteralPaths, "log", "-m", "--full-history", "--no-renames", "--no-follow", "--root", "--no-show-signature", "--no-ext-diff",
            "--raw", "--no-abbrev", "-z", "--format=", commit, "--",
        ];
        if (paths.Length <= MostPaths)
            arguments.AddRange(paths);
        GitResult log = (await git.RunAsync(arguments, ReadOnlyMemory<byte>.Empty, ct).ConfigureAwait(false)).OrThrow(git.Root);
        var found = new HashSet<string>(StringComparer.Ordinal);
        // ":mode mode id id letter", then the path.
        string? change = null;
        foreach (string entry in log.Entries())
        {
            if (change is null)
            {
                change = entry;
                continue;
            }

            string[] parts = change.TrimStart('\n').Split(' ');
            if (wanted.TryGetValue(entry, out string? id) && id is not null && (parts[2] == id || parts[3] == id))
                found.Add(entry);
            change = null;
        }

        return found;
    }

    private async Task<bool> IsSparseAsync(CancellationToken ct)
    {
        GitResult answer = await git.RunAsync(ct, "config", "--type=bool", "--get", "core.sparseCheckout").ConfigureAwait(false);
        return answer.ExitCode is 0 or 1 ? answer.Succeeded && answer.Text == "true" : throw answer.Failure(git.Root);
    }
}
