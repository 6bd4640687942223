using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files.Native;
using EmergentLearning.Engine.Locking.Native;
using EmergentLearning.Engine.Observability;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files;

/// <summary>The operating system's file system. Has no state; thread-safe.</summary>
internal sealed class NativeFileSystem : IDurableFileSystem
{
    private const uint NoReplace = 1;

    /// <summary>The one instance.</summary>
    public static NativeFileSystem Instance { get; } = new();

    private NativeFileSystem()
    {
    }

    /// <inheritdoc/>
    public SafeFileHandle CreateTemporary(string path, string target, long length) => NativeTemporary.Create(path, target, length);

    /// <inheritdoc/>
    public void Write(SafeFileHandle file, string path, ReadOnlySpan<byte> content)
    {
        try
        {
            // Goes on after a short write and an interruption, until all is written or something is refused.
            RandomAccess.Write(file, content, 0);
        }
        catch (Exception e) when (FileFault.IsFileSystem(e))
        {
            throw FileFault.From("Writing", path, e);
        }
    }

    /// <inheritdoc/>
    public void Sync(SafeFileHandle file, string path)
    {
        using SyncTiming timing = SyncTiming.File();
        int error = NativeSync.TryRun(file);
        if (error != 0)
            throw FileFault.From("Syncing", path, error);
    }

    /// <inheritdoc/>
    public SafeFileHandle OpenDirectory(string path) => NativeDirectory.Open(path);

    /// <inheritdoc/>
    public void Rename(SafeFileHandle directory, string from, string to)
    {
        int error = OperatingSystem.IsWindows() ? WindowsRename.Replace(from, to) : RenameUnix(directory, from, to);
        if (error != 0)
            throw FileFault.From("Renaming a temporary file to", to, error);
    }

    /// <inheritdoc/>
    public bool RenameNew(SafeFileHandle directory, string from, string to)
    {
        int error = OperatingSystem.IsWindows() ? WindowsRename.New(from, to) : RenameNewUnix(directory, from, to);
        return error switch
        {
            0 => true,
            Errno.Exists => false,
            _ => throw FileFault.From("Renaming a temporary file to", to, error),
        };
    }

    /// <inheritdoc/>
    public void Unlink(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            File.Delete(path);
            return;
        }

        if (UnixCalls.Unlink(path) != 0 && Errno.Last is not (Errno.NoEntry or Errno.NotDirectory))
            throw FileFault.From("Deleting", path, Errno.Last);
    }

    /// <inheritdoc/>
    public void CreateDirectory(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception e) when (FileFault.IsFileSystem(e))
        {
            throw FileFault.From("Creating the folder", path, e);
        }
    }

    /// <inheritdoc/>
    public void RemoveDirectory(string path)
    {
        // Whatever it answers, nothing more can be done about it; it never removes what has entries.
        if (!OperatingSystem.IsWindows())
            _ = UnixCalls.RemoveDirectory(path);
    }

    /// <inheritdoc/>
    public void SyncDirectory(SafeFileHandle directory, string path) => NativeDirectory.Sync(directory, path);

    /// <summary>Removes a name after another failure, which is the one that has to be told; false when it could not be.</summary>
    internal static bool TryUnlink(string path)
    {
        try
        {
            Instance.Unlink(path);
            return true;
        }
        catch (Exception e) when (e is StoreException || FileFault.IsFileSystem(e))
        {
            return false;
        }
    }

    private static int RenameUnix(SafeFileHandle directory, string from, string to) =>
        UnixCalls.RenameAt(directory, Path.GetFileName(from), directory, Path.GetFileName(to)) == 0 ? 0 : Errno.Last;

    private static int RenameNewUnix(SafeFileHandle directory, string from, string to)
    {
        int error = TryRenameNew(directory, from, to);
        // An old kernel, C library or file system without the exclusive rename: a hard link is as exclusive, in two steps.
        return error == Errno.Invalid || error == Errno.NoSystemCall || error == Errno.NotSupported ? LinkNew(directory, from, to) : error;
    }

    private static int TryRenameNew(SafeFileHandle directory, string from, string to)
    {
        (from, to) = (NameBeside(to, from), Path.GetFileName(to));
        try
        {
            int result = OperatingSystem.IsMacOS()
                ? MacCalls.RenameAt(directory, from, directory, to, MacCalls.RenameExclusive)
                : UnixCalls.RenameAt2(directory, from, directory, to, NoReplace);
            return result == 0 ? 0 : Errno.Last;
        }
        catch (EntryPointNotFoundException)
        {
            return Errno.NoSystemCall;
        }
    }

    /// <summary>A file elsewhere is named in full: the open directory is the target's.</summary>
    private static string NameBeside(string target, string path) =>
        Path.GetDirectoryName(path) == Path.GetDirectoryName(target) ? Path.GetFileName(path) : path;

    /// <summary>Exclusive by hard link: the link fails when the name is taken.</summary>
    internal static int LinkNew(SafeFileHandle directory, string from, string to)
    {
        if (UnixCalls.LinkAt(directory, NameBeside(to, from), directory, Path.GetFileName(to), 0) != 0)
        {
            int error = Errno.Last;
            // A network file system may say "exists" of a link that it has just made and whose answer was lost: the count tells (open(2)).
            if (EntryStat.Of(from, out EntryStat stat) != 0 || stat.LinkCount != 2)
                return error;
        }

        // The name is ours from here on. A second name that could not be removed is a temporary file like any other, for the next sweep.
        _ = TryUnlink(from);
        return 0;
    }
}
