using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files.Native;
using EmergentLearning.Engine.Locking.Native;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files;

/// <summary>The operating system's file system. Has no state; thread-safe.</summary>
internal sealed class NativeFileSystem : IDurableFileSystem
{
    private const int WorkingDirectory = -100;
    private const uint NoReplace = 1;
    private const uint ExclusiveMac = 4;

    /// <summary>The one instance.</summary>
    public static NativeFileSystem Instance { get; } = new();

    private NativeFileSystem()
    {
    }

    /// <inheritdoc/>
    public SafeFileHandle CreateTemporary(string path, string target)
    {
        EntryStat? existing = FindTarget(target);
        SafeFileHandle? file = null;
        try
        {
            file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            // Before the sync, so that the name never shows a file with the wrong owner or mode, not even after a power loss.
            if (existing is { } stat && !OperatingSystem.IsWindows())
                Resemble(file, stat);
            return file;
        }
        catch (Exception e) when (FileFault.IsFileSystem(e))
        {
            if (file is not null)
            {
                file.Dispose();
                Unlink(path);
            }

            throw FileFault.From("Creating the temporary file", path, e);
        }
    }

    /// <inheritdoc/>
    public void Write(SafeFileHandle file, string path, ReadOnlySpan<byte> content)
    {
        try
        {
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
        try
        {
            // fsync, and on macOS the full one that empties the drive's cache.
            NativeSync.Run(file, path);
        }
        catch (Exception e) when (FileFault.IsFileSystem(e))
        {
            throw FileFault.From("Syncing", path, e);
        }
    }

    /// <inheritdoc/>
    public void Rename(string from, string to)
    {
        bool done = OperatingSystem.IsWindows()
            ? WindowsCalls.MoveFile(from, to, WindowsCalls.ReplaceExisting | WindowsCalls.WriteThrough)
            : UnixCalls.Rename(from, to) == 0;
        if (!done)
            throw FileFault.From("Renaming a temporary file to", to, Errno.Last);
    }

    /// <inheritdoc/>
    public bool RenameNew(string from, string to)
    {
        int error = OperatingSystem.IsWindows() ? RenameNewWindows(from, to) : RenameNewUnix(from, to);
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
    public void SyncDirectory(string path) => NativeDirectory.Sync(path);

    private static EntryStat? FindTarget(string target)
    {
        int error = EntryStat.Of(target, out EntryStat stat);
        if (error is Errno.NoEntry)
            return null;
        if (error != 0)
            throw FileFault.From("Looking at", target, error);
        if (stat.IsRegular)
            return stat;

        throw new StoreException(
            StoreFault.Security,
            $"'{target}' is {(stat.IsLink ? "a symbolic link" : "not a regular file")}, and writing there could change something else. " +
            "Put a regular file in its place or remove it, then try again.");
    }

    private static void Resemble(SafeFileHandle file, EntryStat like)
    {
        if (OperatingSystem.IsWindows())
            return;
        if (EntryStat.Of(file, out EntryStat mine) == 0 && (mine.UserId != like.UserId || mine.GroupId != like.GroupId))
        {
            // Only root may give files away, and others only to their own groups; a refusal leaves the writer as the owner.
            if (UnixCalls.ChangeOwner(file, like.UserId, like.GroupId) != 0 && Errno.Last == Errno.Perm)
                _ = UnixCalls.ChangeOwner(file, mine.UserId, like.GroupId);
        }

        // After the owner: changing the owner clears bits of the mode.
        File.SetUnixFileMode(file, (UnixFileMode)like.Permissions);
    }

    private static int RenameNewWindows(string from, string to)
    {
        if (WindowsCalls.MoveFile(from, to, WindowsCalls.WriteThrough))
            return 0;
        int error = Errno.Last;
        return error is WindowsCalls.FileExists or WindowsCalls.AlreadyExists ? Errno.Exists : error;
    }

    private static int RenameNewUnix(string from, string to)
    {
        int error = TryRenameNew(from, to);
        // An old kernel, C library or file system without the exclusive rename: a hard link is as exclusive, in two steps.
        return error == Errno.Invalid || error == Errno.NoSystemCall ? LinkNew(from, to) : error;
    }

    private static int TryRenameNew(string from, string to)
    {
        try
        {
            int result = OperatingSystem.IsMacOS()
                ? UnixCalls.RenameExclusiveMac(from, to, ExclusiveMac)
                : UnixCalls.RenameAt2(WorkingDirectory, from, WorkingDirectory, to, NoReplace);
            return result == 0 ? 0 : Errno.Last;
        }
        catch (EntryPointNotFoundException)
        {
            return Errno.NoSystemCall;
        }
    }

    /// <summary>Exclusive by hard link: the link fails when the name is taken.</summary>
    internal static int LinkNew(string from, string to)
    {
        if (UnixCalls.Link(from, to) != 0)
            return Errno.Last;
        return UnixCalls.Unlink(from) == 0 ? 0 : Errno.Last;
    }
}
