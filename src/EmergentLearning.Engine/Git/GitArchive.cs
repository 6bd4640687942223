using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;

namespace EmergentLearning.Engine.Git;

/// <summary>A repository's history into files and back. Never changes the repository that it reads. Thread-safe: it holds no state.</summary>
public static class GitArchive
{
    // What the C library calls no space, no quota and a limit of the process, and what git calls no space.
    private static readonly string[] FullDisk = ["No space left on device", "Out of diskspace", "Disk quota exceeded", "File too large"];

    /// <summary>Reads what is checked out, and every branch and tag.</summary>
    /// <param name="root">The top of the work tree.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">Git failed or is not installed.</exception>
    public static async Task<GitReferences> ReadReferencesAsync(string root, CancellationToken ct)
    {
        GitCommand git = Command(root);
        GitHead head = await new GitHeadReader(git).ReadAsync(ct).ConfigureAwait(false);
        GitResult listed = (await git.RunAsync(ct, "for-each-ref", "--format=%(objectname) %(refname)", "refs/heads", "refs/tags")
            .ConfigureAwait(false)).OrThrow(root);
        Dictionary<string, string> names = listed.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split(' ', 2))
            .ToDictionary(static parts => parts[1], static parts => parts[0], StringComparer.Ordinal);
        return new GitReferences(head.Detached ? head.CommitId! : head.Reference, head.CommitId, names);
    }

    /// <summary>Writes all objects that the references lead to into a folder. Loose and packed ones alike; the repository stays as it is.</summary>
    /// <param name="root">The top of the work tree.</param>
    /// <param name="references">What the history ends with; at least one commit.</param>
    /// <param name="folder">An existing folder.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">Git failed, or an object is missing.</exception>
    public static async Task<GitPack> PackAsync(string root, GitReferences references, string folder, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(references);
        IEnumerable<string> ends = references.Names.Values.Append(references.HeadCommit ?? "").Where(static id => id.Length > 0);
        byte[] input = Encoding.ASCII.GetBytes(string.Concat(ends.Distinct(StringComparer.Ordinal).Select(static id => id + "\n")));
        GitCommand git = Command(root);
        // Git makes a pack beside objects and renames it: into the repository it would write, and to another file system it could not rename.
        var objects = new GitObjects(Directory.CreateDirectory(Path.Combine(folder, "objects")).FullName, await ObjectsOfAsync(git, ct).ConfigureAwait(false));
        string[] arguments = ["pack-objects", "--revs", "-q", "--delta-base-offset", Path.Combine(folder, "history")];
        GitResult packed = OrFull(await git.RunAsync(arguments, input, ct, objects: objects).ConfigureAwait(false), folder).OrThrow(root);
        Directory.Delete(objects.Folder, recursive: true);
        string stem = Path.Combine(folder, $"history-{packed.Text.Trim()}");
        return new GitPack(stem + ".pack", stem + ".idx");
    }

    /// <summary>Makes a repository of a pack: references, what is checked out, and an index that knows it. The folder's files stay as they are.</summary>
    /// <param name="root">An existing folder without a repository.</param>
    /// <param name="references">What they name.</param>
    /// <param name="pack">The objects; <see langword="null"/> for a history without a commit.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="StoreException">Git failed or is not installed, or the folder cannot be written.</exception>
    public static async Task UnpackAsync(string root, GitReferences references, GitPack? pack, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(references);
        GitCommand git = Command(root);
        await MakeAsync(git, ct).ConfigureAwait(false);
        if (pack is not null)
            await TakePackAsync(git, pack).ConfigureAwait(false);

        string names = string.Concat(references.Names.Select(static name => $"create {name.Key} {name.Value}\n"));
        OrFull(await git.RunAsync(["update-ref", "--stdin"], Encoding.UTF8.GetBytes(names), ct).ConfigureAwait(false), root).OrThrow(root);
        string[] checkOut = references.Head.StartsWith("refs/", StringComparison.Ordinal)
            ? ["symbolic-ref", "HEAD", references.Head]
            : ["update-ref", "--no-deref", "HEAD", references.Head];
        OrFull(await git.RunAsync(ct, checkOut).ConfigureAwait(false), root).OrThrow(root);
        if (references.HeadCommit is { } commit)
            OrFull(await git.RunAsync(ct, "read-tree", commit).ConfigureAwait(false), root).OrThrow(root);
    }

    /// <summary>Gives a folder the repository of another, whole or not at all: copied beside its place, synced, renamed.</summary>
    /// <param name="source">A folder with a repository of its own that nobody else uses.</param>
    /// <param name="root">An existing folder without a repository.</param>
    /// <exception cref="StoreException">It could not be copied.</exception>
    public static void Copy(string source, string root)
    {
        string place = Path.Combine(root, ".git");
        string work = Path.Combine(root, $"{GitInit.Prefix}{Guid.NewGuid():N}");
        try
        {
            CopyFolder(Path.Combine(source, ".git"), work);
            GitInit.SyncAll(work);
            Directory.Move(work, place);
            NativeDirectory.Sync(root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(StoreFault.Git, $"The repository '{place}' cannot be created: {e.Message} Make the folder writable, then try again.", e);
        }
    }

    private static void CopyFolder(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (string file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        foreach (string below in Directory.EnumerateDirectories(source))
            CopyFolder(below, Path.Combine(target, Path.GetFileName(below)));
    }

    private static async Task TakePackAsync(GitCommand git, GitPack pack)
    {
        string folder = Path.Combine(await ObjectsOfAsync(git, CancellationToken.None).ConfigureAwait(false), "pack");
        try
        {
            // Git makes that folder with the first pack only.
            Directory.CreateDirectory(folder);
            string stem = Path.Combine(folder, "pack-" + Path.GetFileNameWithoutExtension(pack.Pack).Split('-')[^1]);
            // The index last: a pack without one is not looked at.
            File.Copy(pack.Pack, stem + ".pack");
            File.Copy(pack.Index, stem + ".idx");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreFault.FileSystem, $"The history cannot be written to '{folder}': {e.Message} Make room and the folder writable, then try again.", e);
        }
    }

    private static async Task<string> ObjectsOfAsync(GitCommand git, CancellationToken ct)
    {
        GitLocation found = await GitLocator.LocateAsync(git.Root, Environment.GetEnvironmentVariable("PATH"), ct).ConfigureAwait(false);
        return (found.Folders ?? throw GitLocator.NotReady(git.Root, found)).Objects;
    }

    private static async Task MakeAsync(GitCommand git, CancellationToken ct)
    {
        try
        {
            await GitInit.RunAsync(git, ct).ConfigureAwait(false);
        }
        catch (StoreException e) when (e.Fault == StoreFault.Git && SaysFull(e.Message))
        {
            throw new StoreException(StoreFault.FileSystem, e.Message, e);
        }
    }

    /// <summary>A full disk is no fault of the repository: what git says of one is told as that.</summary>
    private static GitResult OrFull(GitResult result, string folder) => !result.Succeeded && SaysFull(result.Complaint)
        ? throw new StoreException(
            StoreFault.FileSystem, $"The history cannot be written to '{folder}': {result.Complaint} Make room on that disk, then try again.")
        : result;

    private static bool SaysFull(string text) => FullDisk.Any(full => text.Contains(full, StringComparison.OrdinalIgnoreCase));

    private static GitCommand Command(string root) =>
        new(GitCommand.Find(Environment.GetEnvironmentVariable("PATH")) ?? throw GitLocator.Missing(root), Path.GetFullPath(root));
}
