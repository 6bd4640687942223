using System.Text;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Git;

/// <summary>
/// A git repository, through the <c>git</c> command alone. It never changes what a person has staged, never removes a lock of somebody
/// else, runs no hooks, and is killed when a call is cancelled. Thread-safe; callers hold the repository lock of the store when they
/// commit, so that the processes of the engine do not race each other.
/// </summary>
public sealed class GitRepository
{
    private readonly GitCommand _git;
    private readonly GitFolders _folders;
    private readonly GitIndex _index;
    private readonly GitClaims _claims;

    private GitRepository(GitCommand git, GitFolders folders)
    {
        _git = git;
        _folders = folders;
        _claims = new GitClaims(folders.GitFolder);
        _index = new GitIndex(git, folders, _claims);
    }

    /// <summary>Whether the <c>git</c> command is on the search path. Starts no process.</summary>
    internal static bool IsInstalled => GitCommand.Find(Environment.GetEnvironmentVariable("PATH")) is not null;

    /// <summary>Whether a folder has a <c>.git</c>; whether git takes it for a repository is another question. Starts no process.</summary>
    internal static bool HasMarker(string root) => GitLocator.HasMarker(root);

    /// <summary>What a folder is to git. Starts a process only when it has a <c>.git</c>.</summary>
    /// <param name="root">The folder.</param>
    public static GitStatus Probe(string root) => Probe(root, Environment.GetEnvironmentVariable("PATH"));

    /// <summary>Opens the repository whose work tree's top is this folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">There is none, git refuses it, or git is not installed.</exception>
    public static async Task<GitRepository> OpenAsync(string root, CancellationToken ct)
    {
        string top = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        GitLocation found = await LocateAsync(top, ct).ConfigureAwait(false);
        return found.Folders is { } folders
            ? new GitRepository(new GitCommand(found.Executable!, top), folders)
            : throw GitLocator.NotReady(top, found);
    }

    /// <summary>As <see cref="OpenAsync"/>, and where the next commit goes as of now, unless that takes a process of its own to find out.</summary>
    internal static async Task<(GitRepository Repository, GitHead? Head)> OpenWithHeadAsync(string root, CancellationToken ct)
    {
        string top = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        GitLocation found = await GitLocator.LocateWithHeadAsync(top, Environment.GetEnvironmentVariable("PATH"), ct).ConfigureAwait(false);
        return found.Folders is { } folders
            ? (new GitRepository(new GitCommand(found.Executable!, top), folders), found.Head)
            : throw GitLocator.NotReady(top, found);
    }

    /// <summary>The repository whose work tree's top is this folder, if git is installed and takes it for one; else <see langword="null"/>.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="ct">Ends the call.</param>
    public static async Task<GitRepository?> FindAsync(string root, CancellationToken ct)
    {
        string top = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        GitLocation found = await LocateAsync(top, ct).ConfigureAwait(false);
        return found.Folders is { } folders ? new GitRepository(new GitCommand(found.Executable!, top), folders) : null;
    }

    /// <summary>
    /// Opens the repository, creating it when the folder has none, even inside another's work tree. The first branch is the one that the
    /// user's configuration names, else <c>main</c>.
    /// </summary>
    /// <param name="root">The folder, which exists.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">Git refuses, or is not installed.</exception>
    public static async Task<GitRepository> InitAsync(string root, CancellationToken ct)
    {
        string top = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        GitLocation found = await LocateAsync(top, ct).ConfigureAwait(false);
        if (found.Status == GitStatus.NotARepository)
        {
            var git = new GitCommand(found.Executable!, top);
            await GitInit.RunAsync(git, ct).ConfigureAwait(false);
        }

        return await OpenAsync(top, ct).ConfigureAwait(false);
    }

    /// <summary>Reads where the next commit goes.</summary>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">Git failed.</exception>
    public Task<GitHead> ReadHeadAsync(CancellationToken ct) => new GitHeadReader(_git).ReadAsync(ct);

    /// <summary>Whether what was read before is surely still where the next commit goes. Starts no process.</summary>
    internal bool IsStill(GitHead head) => _folders.IsStill(head);

    /// <summary>
    /// Makes one commit for each given, in order, each on the one before, and moves the reference to the last. No index is used. The same
    /// commits on the same head have the same ids, so repeating after a crash repeats nothing.
    /// </summary>
    /// <param name="head">What the commits go on, as read before.</param>
    /// <param name="commits">At least one.</param>
    /// <param name="beforeReferenceMoves">
    /// Called when all objects are on disk and the ids are known, before anybody can see them: the place to record the plan.
    /// </param>
    /// <param name="ct">Ends the call; the reference has then moved to the last commit or not at all.</param>
    /// <returns>The commits, when objects and reference are on disk.</returns>
    /// <exception cref="GitReferenceMovedException">Somebody moved the reference meanwhile: read the head and repeat.</exception>
    /// <exception cref="StoreException">Git failed, a foreign lock stayed for seconds, or a path is not allowed.</exception>
    public Task<GitBatch> CommitAsync(
        GitHead head, IReadOnlyList<GitCommit> commits, Func<GitPlan, Task> beforeReferenceMoves, CancellationToken ct) =>
        new GitCommitter(_git, _folders, new GitReference(_git, _folders, _claims)).CommitAsync(head, commits, beforeReferenceMoves, ct);

    /// <summary>
    /// Removes git's lock files that a killed process of ours left. They are known to be ours by being one file with one that only the
    /// engine makes; others' are never touched. Hold the store's repository lock.
    /// </summary>
    /// <exception cref="StoreException">One cannot be removed.</exception>
    public Task ReleaseLeftLocksAsync() => Task.Run(() => _claims.ReleaseLeft(_folders.CommonFolder));

    /// <summary>Whether a commit is the head or one of its ancestors.</summary>
    /// <param name="commitId">The commit's whole id; it need not exist.</param>
    /// <param name="head">The head.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">Git failed.</exception>
    public async Task<bool> ContainsAsync(string commitId, GitHead head, CancellationToken ct)
    {
        if (head.CommitId is null)
            return false;

        // Asked by its plain id: then 1 says that there is no such object, and anything else that git could not look. A failure taken for
        // an absence would commit the same records once more.
        GitResult known = await _git.RunAsync(ct, "cat-file", "-e", commitId).ConfigureAwait(false);
        if (known.ExitCode == 1)
            return false;
        known.OrThrow(_git.Root);

        GitResult answer = await _git.RunAsync(ct, "merge-base", "--is-ancestor", commitId, head.CommitId).ConfigureAwait(false);
        return answer.ExitCode is 0 or 1 ? answer.Succeeded : throw answer.Failure(_git.Root);
    }

    /// <summary>The first parent of a commit, or null when it has none.</summary>
    /// <param name="commitId">The commit, which exists.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">Git failed.</exception>
    internal async Task<string?> FindParentAsync(string commitId, CancellationToken ct)
    {
        GitResult line = (await _git.RunAsync(ct, "rev-list", "--parents", "--max-count=1", commitId).ConfigureAwait(false)).OrThrow(_git.Root);
        // The commit itself, then its parents.
        string[] ids = line.Text.Split(' ');
        return ids.Length > 1 ? ids[1] : null;
    }

    /// <summary>
    /// Which of the paths a person has staged: the index has them otherwise than the head. Ask before committing to them, with the head
    /// that the commits go on.
    /// </summary>
    /// <param name="head">The head.</param>
    /// <param name="paths">The paths to look for, relative to the top, with <c>/</c>.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">Git failed.</exception>
    public Task<IReadOnlyList<string>> FindStagedAsync(GitHead head, IReadOnlyList<string> paths, CancellationToken ct) =>
        _index.FindStagedAsync(head, paths, ct);

    /// <summary>
    /// Makes the index have a commit's version of some paths, so that <c>git status</c> is clean after a commit that did not use it.
    /// Leave out the paths that a person has staged.
    /// </summary>
    /// <param name="commitId">The commit.</param>
    /// <param name="paths">
    /// The paths, relative to the top, with <c>/</c>; those that the commit does not have are removed from the index.
    /// </param>
    /// <param name="ct">Ends the call.</param>
    /// <returns><see langword="false"/> when somebody has the index locked; nothing was changed then: try at the next chance.</returns>
    /// <exception cref="StoreException">Git failed.</exception>
    public Task<bool> TryEnterIndexAsync(string commitId, IReadOnlyList<string> paths, CancellationToken ct) =>
        _index.TryEnterAsync(commitId, paths, ct);

    /// <summary>As the other, for the files of a batch just committed: what its last commit has there need not be asked.</summary>
    internal Task<bool> TryEnterIndexAsync(string commitId, IReadOnlyList<GitFile> files, CancellationToken ct) =>
        _index.TryEnterAsync(commitId, files, ct);

    /// <summary>The ids of what a commit has at some paths; those that it does not have are left out.</summary>
    internal Task<IReadOnlyDictionary<string, string>> FindBlobsAsync(string commitId, IReadOnlyList<string> paths, CancellationToken ct) =>
        _index.FindBlobsAsync(commitId, paths, ct);

    /// <summary>
    /// What git knows of files that are missing in the work tree. The history is read only for those that the head does not have as they were.
    /// </summary>
    /// <param name="paths">The paths, relative to the top, with <c>/</c>.</param>
    /// <param name="contentOf">The bytes that a file had; asked once for each. <see langword="null"/> where nobody knows.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">Git failed.</exception>
    public Task<IReadOnlyDictionary<string, GitFate>> FindFatesAsync(
        IReadOnlyList<string> paths, Func<string, byte[]?> contentOf, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(contentOf);
        return new GitFates(_git, _folders, _index).ReadAsync(paths, contentOf, ct);
    }

    /// <summary>Who the user is to git, or <see cref="GitIdentity.Default"/> unless both name and address are configured.</summary>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">The configuration cannot be read.</exception>
    public async Task<GitIdentity> ReadIdentityAsync(CancellationToken ct)
    {
        GitResult result = await _git.RunAsync(ct, "config", "-z", "--get-regexp", @"^user\.(name|email)$").ConfigureAwait(false);
        if (result.ExitCode is not (0 or 1))
            throw result.Failure(_git.Root);

        // A later setting overrides an earlier one.
        string? name = result.Entries().LastOrDefault(e => e.StartsWith("user.name\n", StringComparison.Ordinal))?["user.name\n".Length..];
        string? email = result.Entries().LastOrDefault(e => e.StartsWith("user.email\n", StringComparison.Ordinal))?["user.email\n".Length..];
        return string.IsNullOrWhiteSpace(name) || string.IsNullOrWhiteSpace(email) ? GitIdentity.Default : new GitIdentity(name, email);
    }

    /// <summary>Whether git ignores a path. A tracked path is not ignored.</summary>
    /// <param name="path">The path, relative to the top, with <c>/</c>; it need not exist.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">Git failed.</exception>
    public async Task<bool> IsIgnoredAsync(string path, CancellationToken ct)
    {
        // A leading colon would be a pattern's; this command does not take paths as plain names.
        byte[] input = Encoding.UTF8.GetBytes($"./{path}\0");
        GitResult result = await _git.RunAsync(["check-ignore", "-z", "--stdin"], input, ct).ConfigureAwait(false);
        return result.ExitCode is 0 or 1 ? result.Succeeded : throw result.Failure(_git.Root);
    }

    /// <summary>Whether the index has a path, or anything below it.</summary>
    /// <param name="path">The path, relative to the top, with <c>/</c>.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">Git failed.</exception>
    public async Task<bool> IsTrackedAsync(string path, CancellationToken ct)
    {
        GitResult result = (await _git.RunAsync(ct, GitCommand.LiteralPaths, "ls-files", "-z", "--", path).ConfigureAwait(false)).OrThrow(_git.Root);
        return result.Output.Length > 0;
    }

    /// <summary>
    /// Has git ignore patterns in this clone only, through <c>info/exclude</c>. Lines that are there stay; the change is atomic and durable.
    /// Hold the store's repository lock.
    /// </summary>
    /// <param name="patterns">Patterns as in <c>.gitignore</c>, one a line.</param>
    /// <exception cref="StoreException">The list cannot be changed.</exception>
    public Task AddExcludeAsync(IReadOnlyList<string> patterns) => Task.Run(() => GitExclude.Add(_folders.Exclude, patterns));

    /// <summary>Gives paths attributes in this clone only, through <c>info/attributes</c>; otherwise as <see cref="AddExcludeAsync"/>.</summary>
    /// <param name="lines">Lines as in <c>.gitattributes</c>.</param>
    /// <exception cref="StoreException">The list cannot be changed.</exception>
    public Task AddAttributesAsync(IReadOnlyList<string> lines) => Task.Run(() => GitExclude.Add(AttributesPath, lines));

    /// <summary>Whether this clone has all of the lines in its own list of attributes.</summary>
    /// <param name="lines">Lines as in <c>.gitattributes</c>.</param>
    public bool HasAttributes(IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return File.Exists(AttributesPath) && lines.All(File.ReadAllLines(AttributesPath).Contains);
    }

    /// <summary>A setting of this clone, or <see langword="null"/>.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">The configuration cannot be read.</exception>
    public async Task<string?> FindSettingAsync(string key, CancellationToken ct)
    {
        GitResult result = await _git.RunAsync(ct, "config", "--local", "--get", key).ConfigureAwait(false);
        return result.ExitCode is 0 or 1 ? (result.Succeeded ? result.Text : null) : throw result.Failure(_git.Root);
    }

    /// <summary>Changes a setting of this clone. Waits for others who change one.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <exception cref="StoreException">The configuration cannot be written.</exception>
    public async Task SetSettingAsync(string key, string value, CancellationToken ct) =>
        (await GitRetry.WhileLockedAsync(token => _git.RunAsync(token, "config", "--local", key, value), _git.Root, ct).ConfigureAwait(false))
            .OrThrow(_git.Root);

    /// <summary>Whether this clone knows another one.</summary>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">Git failed.</exception>
    public async Task<bool> HasRemoteAsync(CancellationToken ct) =>
        (await _git.RunAsync(ct, "remote").ConfigureAwait(false)).OrThrow(_git.Root).Output.Length > 0;

    private string AttributesPath => Path.Join(Path.GetDirectoryName(_folders.Exclude), "attributes");

    /// <summary>As <see cref="Probe(string)"/>, with the search path given.</summary>
    internal static GitStatus Probe(string root, string? searchPath)
    {
        string top = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        return Task.Run(() => GitLocator.LocateAsync(top, searchPath, CancellationToken.None)).GetAwaiter().GetResult().Status;
    }

    private static Task<GitLocation> LocateAsync(string top, CancellationToken ct) =>
        GitLocator.LocateAsync(top, Environment.GetEnvironmentVariable("PATH"), ct);
}
