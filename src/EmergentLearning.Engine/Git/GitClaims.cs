using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;

namespace EmergentLearning.Engine.Git;

/// <summary>
/// Takes lock files of git's so that one left by a kill can be proven to be ours: each is a second name of one file in the git folder
/// that nobody else links to. Same file, ours; any other file is somebody else's, and is never touched. Neither age, process id nor
/// content decides. Callers hold the store's repository lock, so the one who made a lock that is found is dead.
/// </summary>
/// <param name="gitFolder">The work tree's own git folder; a store has one, and one has at most one store.</param>
/// <param name="sync">Makes the names in a folder durable. Default: the system's way; a seam for tests.</param>
internal sealed class GitClaims(string gitFolder, Action<string>? sync = null)
{
    private const string LockSuffix = ".lock";
    private const string WorkPrefix = "elf-work-";

    private readonly string _claim = Path.Join(gitFolder, "elf-claim");
    private readonly Action<string> _sync = sync ?? NativeDirectory.Sync;
    private bool _isClaimDurable;

    /// <summary>Takes the lock of a file of git's.</summary>
    /// <param name="path">The file that is to be replaced.</param>
    /// <param name="lockPath">Its lock file.</param>
    /// <param name="isTaken">Whether somebody else has it. When neither, this file system or system has no second names: let git lock.</param>
    public GitClaim? TryTake(string path, out string lockPath, out bool isTaken)
    {
        lockPath = path + LockSuffix;
        isTaken = false;
        // Git locks what a link leads to.
        if (OperatingSystem.IsWindows() || (EntryStat.Of(path, out EntryStat target) == 0 && target.IsLink))
            return null;

        EnsureClaim();
        if (Libc.Link(_claim, lockPath) == 0)
            return new GitClaim(path, lockPath);

        isTaken = Errno.Last == Errno.Exists;
        return null;
    }

    /// <summary>A new name for a file that will replace one of git's, in the git folder, so that a rename is enough.</summary>
    public string NewWorkPath() => Path.Join(gitFolder, $"{WorkPrefix}{Guid.NewGuid():N}");

    /// <summary>Removes what a killed process of ours left, and nothing else. Costs one look when there is nothing.</summary>
    /// <param name="commonFolder">Where the branches are.</param>
    public void ReleaseLeft(string commonFolder)
    {
        if (EntryStat.Of(_claim, out EntryStat claim) != 0)
            return;

        foreach (string path in Directory.EnumerateFiles(gitFolder, WorkPrefix + "*"))
            File.Delete(path);
        // As many names as locks are held, and its own.
        if (claim.LinkCount < 2)
            return;

        string branches = Path.Join(commonFolder, "refs");
        IEnumerable<string> locks = Directory.EnumerateFiles(gitFolder, "*" + LockSuffix);
        if (Directory.Exists(branches))
            locks = locks.Concat(Directory.EnumerateFiles(branches, "*" + LockSuffix, SearchOption.AllDirectories));
        foreach (string path in locks.ToArray())
        {
            if (EntryStat.Of(path, out EntryStat found) == 0 && found.IsSameFile(claim))
                File.Delete(path);
        }
    }

    private void EnsureClaim()
    {
        bool isThere = EntryStat.Of(_claim, out EntryStat claim) == 0 && claim.IsRegular;
        if (isThere && _isClaimDurable)
            return;

        try
        {
            if (!isThere)
                File.OpenHandle(_claim, FileMode.CreateNew, FileAccess.Write).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreFault.Git, $"'{_claim}' cannot be created: {e.Message} Make the git folder writable, then try again.", e);
        }

        // Before any lock is a second name of it: a lock must not outlive, in a power loss, what proves that it is ours. Also when it was
        // found: whoever made it may have been killed before this line, and locks lie in other folders, which are synced by themselves.
        _sync(gitFolder);
        _isClaimDurable = true;
    }
}
