using EmergentLearning.Engine.Locking.Native;

namespace EmergentLearning.Engine.Git;

/// <summary>
/// Where a repository keeps things. A linked work tree has a git folder of its own and shares the common one. Git syncs files, and
/// never the folders that name them; this does.
/// </summary>
/// <param name="GitFolder">This work tree's own: HEAD and the index.</param>
/// <param name="CommonFolder">Shared by all work trees: branches.</param>
/// <param name="Objects">The object store.</param>
/// <param name="Exclude">The list of patterns that are ignored in this clone only.</param>
/// <param name="Index">The index that people work with.</param>
internal sealed record GitFolders(string GitFolder, string CommonFolder, string Objects, string Exclude, string Index)
{
    private const string PackFolder = "pack";
    private const int FanOutLength = 2;

    /// <summary>Makes the names of objects durable. Call it before any reference leads to them.</summary>
    /// <param name="ids">
    /// All that may be new. Those that a process made which was killed before it could sync them are not new, and are among them.
    /// </param>
    public void SyncObjects(IEnumerable<string> ids)
    {
        // An object that has no file of its own is in a pack. A folder without a new name is left out: a sync of it waits for the disk, too.
        IEnumerable<string> fanOut = ids
            .Where(id => File.Exists(Path.Join(Objects, id[..FanOutLength], id[FanOutLength..])))
            .Select(static id => id[..FanOutLength])
            .Distinct(StringComparer.Ordinal);
        foreach (string folder in fanOut.Append(PackFolder).Select(name => Path.Join(Objects, name)).Where(Directory.Exists))
            NativeDirectory.Sync(folder);

        NativeDirectory.Sync(Objects);
    }

    /// <summary>Makes the name of a reference durable, with the folders above it, which may be new.</summary>
    public void SyncReference(GitHead head)
    {
        if (head.Detached)
        {
            NativeDirectory.Sync(GitFolder);
            return;
        }

        string? folder = Path.GetDirectoryName(Path.Join(CommonFolder, head.Reference));
        // Other ways of storing references than files have no such folder.
        for (; folder is not null && folder.Length >= CommonFolder.Length; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(folder))
                NativeDirectory.Sync(folder);
        }
    }

    /// <summary>
    /// Whether a branch is surely still checked out, and still at its commit: nobody has gone to another one, committed or reset. Starts no process,
    /// and so cannot tell where references are packed, or stored otherwise than in files.
    /// </summary>
    public bool IsStill(GitHead head)
    {
        try
        {
            return File.ReadAllText(Path.Join(GitFolder, "HEAD")) == $"ref: {head.Reference}\n"
                && File.ReadAllText(Path.Join(CommonFolder, head.Reference)) == $"{head.CommitId}\n";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Git is asked then, and says what is wrong.
            return false;
        }
    }

    /// <summary>Removes the report that our own failed fast-import left. Others' are none of our business.</summary>
    public void RemoveCrashReport(int processId) => File.Delete(Path.Join(GitFolder, $"fast_import_crash_{processId}"));
}
