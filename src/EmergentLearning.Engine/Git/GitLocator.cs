using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Git;

/// <summary>Finds out what a folder is to git, with as few processes as that needs.</summary>
internal static class GitLocator
{
    private static readonly string[] Questions =
    [
        "rev-parse", "--path-format=absolute", "--is-inside-work-tree", "--show-cdup", "--git-dir", "--git-common-dir",
        "--git-path", "objects", "--git-path", "info/exclude", "--git-path", "index",
    ];

    private const int Answers = 7;

    /// <summary>Looks at a folder. Starts one process at most, and none when the file system answers.</summary>
    public static async Task<GitLocation> LocateAsync(string root, string? searchPath, CancellationToken ct)
    {
        if (GitCommand.Find(searchPath) is not { } executable)
            return new GitLocation(GitStatus.GitMissing, null, null, null);

        if (!HasMarker(root))
            return new GitLocation(GitStatus.NotARepository, executable, null, null);

        GitResult answer = await new GitCommand(executable, root).RunAsync(Questions, ReadOnlyMemory<byte>.Empty, ct).ConfigureAwait(false);
        return Read(executable, answer, Answers);
    }

    /// <summary>As the other, and where the next commit goes: for one who commits at once, and needs no second process to ask.</summary>
    public static async Task<GitLocation> LocateWithHeadAsync(string root, string? searchPath, CancellationToken ct)
    {
        if (HasMarker(root) && GitCommand.Find(searchPath) is { } executable)
        {
            string[] both = [.. Questions, .. GitHeadReader.Questions];
            GitResult answer = await new GitCommand(executable, root).RunAsync(both, ReadOnlyMemory<byte>.Empty, ct).ConfigureAwait(false);
            if (GitHeadReader.FromAnswer(answer, Answers) is { } head && Read(executable, answer, Answers + 2) is { Status: GitStatus.Ready } found)
                return found with { Head = head };
        }

        // Nothing there, no commit yet, or a folder that git refuses: which of them, and why, is told without the second question.
        return await LocateAsync(root, searchPath, ct).ConfigureAwait(false);
    }

    private static GitLocation Read(string executable, GitResult answer, int count)
    {
        string[] lines = answer.Text.Split('\n');
        // An empty way up says that this folder is the top itself.
        if (!answer.Succeeded || lines.Length != count || lines[0] != "true" || lines[1].Length != 0)
            return new GitLocation(GitStatus.Damaged, executable, null, answer.Complaint);

        return new GitLocation(GitStatus.Ready, executable, new GitFolders(lines[2], lines[3], lines[4], lines[5], lines[6]), null);
    }

    /// <summary>Whether a folder looks like the top of a work tree: a repository of its own, or a work tree or submodule of another.</summary>
    public static bool HasMarker(string root) => Path.Exists(Path.Join(root, ".git"));

    /// <summary>The error for a folder that cannot be opened.</summary>
    public static StoreException NotReady(string root, GitLocation location) => location.Status switch
    {
        GitStatus.GitMissing => Missing(root),
        GitStatus.NotARepository => new(StoreFault.Git, $"'{root}' is not a git repository. Run 'git init' there, then try again."),
        _ => new(
            StoreFault.Git,
            $"The git repository of '{root}' is refused by git: {location.Complaint ?? "no reason given"} " +
            "Run 'git status' there and put right what it says, then try again."),
    };

    /// <summary>The error for a machine without git.</summary>
    public static StoreException Missing(string root) => new(
        StoreFault.Dependency,
        $"The 'git' command was not found on the search path, so nothing can be committed in '{root}'. Install git, then try again.");
}
