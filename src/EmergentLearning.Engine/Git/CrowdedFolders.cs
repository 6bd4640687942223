using System.Text;

namespace EmergentLearning.Engine.Git;

/// <summary>
/// The folders to which a commit adds hundreds of files, made as whole trees by <c>git mktree</c>. <c>fast-import</c> reads a folder's list
/// from its start for each file that it is given: a hundred thousand files in one folder are five thousand million comparisons.
/// </summary>
/// <param name="git">The command, in the repository.</param>
internal sealed class CrowdedFolders(GitCommand git)
{
    // With fewer, starting two processes takes longer than the comparisons of a folder of some thousand files.
    private const int Crowd = 256;

    // What the lists of git hold need not be UTF-8. Every byte has a character here, and comes out again as it was.
    private static readonly Encoding Bytes = Encoding.Latin1;

    /// <summary>Writes the trees.</summary>
    /// <param name="head">What the commits go on.</param>
    /// <param name="commits">The commits, each on the one before.</param>
    /// <param name="ct">Ends the call.</param>
    /// <returns>For each commit the ids of the trees that it has at its crowded folders; as a rule there are none.</returns>
    /// <exception cref="Contracts.StoreException">Git failed.</exception>
    public async Task<IReadOnlyDictionary<string, string>[]> WriteAsync(GitHead head, IReadOnlyList<GitCommit> commits, CancellationToken ct)
    {
        var trees = new Dictionary<string, string>[commits.Count];
        for (int i = 0; i < trees.Length; i++)
            trees[i] = [];
        // What kind of ids the repository has shows at its first commit.
        if (head.CommitId is not { } tip)
            return trees;

        foreach (string folder in commits.SelectMany(Crowded).Distinct(StringComparer.Ordinal))
            await WriteAsync(tip, commits, folder, trees, ct).ConfigureAwait(false);
        return trees;
    }

    /// <summary>The folder that a file lies in; empty for the top.</summary>
    public static string FolderOf(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];

    // The top is left to fast-import: its tree holds the others, which are not made yet.
    private static IEnumerable<string> Crowded(GitCommit commit) => commit.Files.Count < Crowd ? [] : commit.Files
        .GroupBy(static file => FolderOf(file.Path), StringComparer.Ordinal)
        .Where(static files => files.Key.Length > 0 && files.Count() >= Crowd)
        .Select(static files => files.Key);

    private async Task WriteAsync(
        string tip, IReadOnlyList<GitCommit> commits, string folder, Dictionary<string, string>[] trees, CancellationToken ct)
    {
        Dictionary<string, string> entries = await ReadAsync(tip, folder, ct).ConfigureAwait(false);
        for (int i = 0; i < commits.Count; i++)
        {
            // A file in the folder's own place, or above it, takes the folder away: what stands there afterwards is left to fast-import.
            if (commits[i].Files.Any(file => (folder + '/').StartsWith(file.Path + '/', StringComparison.Ordinal)))
                return;

            GitFile[] below = [.. commits[i].Files.Where(file => file.Path.StartsWith(folder + '/', StringComparison.Ordinal))];
            GitFile[] direct = [.. below.Where(file => FolderOf(file.Path).Length == folder.Length)];
            foreach (GitFile file in direct)
                Apply(file, folder, tip.Length, entries);
            // A folder without a file does not exist, and fast-import knows how to leave it out.
            if (direct.Length >= Crowd && entries.Count > 0)
                trees[i][folder] = await MakeAsync(entries.Values, ct).ConfigureAwait(false);
            // What such a commit makes of the folders below is known to fast-import alone: it goes on from there.
            if (direct.Length < below.Length)
                return;
        }
    }

    private static void Apply(GitFile file, string folder, int digits, Dictionary<string, string> entries)
    {
        string name = Bytes.GetString(Encoding.UTF8.GetBytes(file.Path[(folder.Length + 1)..]));
        if (file.Content is { } content)
            entries[name] = $"{FastImportStream.FileMode} blob {GitBlob.IdOf(content, digits)}\t{name}\0";
        else
            entries.Remove(name);
    }

    /// <summary>What a commit has in a folder: the line of each name.</summary>
    private async Task<Dictionary<string, string>> ReadAsync(string commit, string folder, CancellationToken ct)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] arguments = [GitCommand.LiteralPaths, "ls-tree", "-z", commit, "--", folder + '/'];
        GitResult list = (await git.RunAsync(ct, arguments).ConfigureAwait(false)).OrThrow(git.Root);
        int prefix = Encoding.UTF8.GetByteCount(folder) + 1;
        foreach (string entry in Bytes.GetString(list.Output).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            int tab = entry.IndexOf('\t', StringComparison.Ordinal);
            string name = entry[(tab + 1 + prefix)..];
            entries[name] = $"{entry[..tab]}\t{name}\0";
        }

        return entries;
    }

    /// <summary>Git sorts them itself. Missing ones are allowed: the contents are written after the trees that name them.</summary>
    private async Task<string> MakeAsync(IEnumerable<string> entries, CancellationToken ct)
    {
        byte[] input = Bytes.GetBytes(string.Concat(entries));
        return (await git.RunAsync(["mktree", "-z", "--missing"], input, ct).ConfigureAwait(false)).OrThrow(git.Root).Text;
    }
}
