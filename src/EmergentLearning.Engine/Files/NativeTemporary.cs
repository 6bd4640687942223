using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files.Native;
using EmergentLearning.Engine.Locking.Native;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files;

/// <summary>The making of a temporary file that is to become its target.</summary>
internal static class NativeTemporary
{
    /// <summary>Reading and writing for the owner.</summary>
    public const uint OwnerOnly = 0x180;

    private const uint Everybody = 0x1B6;

    /// <summary>Without the bits that run a file as its owner or group: the kernel takes them off at a write in place, too.</summary>
    private const uint CarriedBits = 0x3FF;

    private const int KeepSize = 1;

    /// <summary>Creates it, exclusively, resembling the target, with room for its content.</summary>
    /// <exception cref="StoreException">It could not be made; nothing is left of it.</exception>
    public static SafeFileHandle Create(string path, string target, long length)
    {
        EntryStat? existing = FindTarget(target);
        SafeFileHandle file = CreateNew(path, existing is not null, length);
        try
        {
            // Before the sync, so that the name never shows a file with the wrong owner or mode, not even after a power loss.
            if (existing is { } stat && !OperatingSystem.IsWindows())
                Resemble(file, path, target, stat);
            SetAside(file, path, length);
            return file;
        }
        catch (Exception e) when (FileFault.IsFileSystem(e) || e is StoreException)
        {
            file.Dispose();
            // What stopped it is what has to be told, whether or not the name goes.
            _ = NativeFileSystem.TryUnlink(path);
            throw e is StoreException ? e : FileFault.From("Creating the temporary file", path, e);
        }
    }

    /// <summary>A new file. One that replaces another is its owner's alone until it has the other's mode: nobody opens it in between.</summary>
    private static SafeFileHandle CreateNew(string path, bool replaces, long length)
    {
        if (OperatingSystem.IsLinux())
        {
            int flags = OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Exclusive | OpenFlags.CloseOnExec | OpenFlags.NoFollow;
            SafeFileHandle file = UnixCalls.Create(path, flags, replaces ? OwnerOnly : Everybody);
            if (!file.IsInvalid)
                return file;

            int error = Errno.Last;
            file.Dispose();
            throw FileFault.From("Creating the temporary file", path, error);
        }

        try
        {
            return File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None, length);
        }
        catch (Exception e) when (FileFault.IsFileSystem(e))
        {
            throw FileFault.From("Creating the temporary file", path, e);
        }
    }

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

    private static void Resemble(SafeFileHandle file, string path, string target, EntryStat like)
    {
        if (OperatingSystem.IsWindows())
            return;
        if (EntryStat.Of(file, out EntryStat mine) == 0 && (mine.UserId != like.UserId || mine.GroupId != like.GroupId))
        {
            // Only root may give files away, and others only to their own groups; a refusal leaves the writer as the owner.
            if (UnixCalls.ChangeOwner(file, like.UserId, like.GroupId) != 0 && Errno.Last == Errno.Perm)
                _ = UnixCalls.ChangeOwner(file, mine.UserId, like.GroupId);
        }

        ExtendedAttributes.DropInheritedAccess(target, file);
        // After the owner: changing the owner clears bits of the mode.
        File.SetUnixFileMode(file, (UnixFileMode)(like.Permissions & CarriedBits));
        ExtendedAttributes.Copy(target, file, path);
    }

    /// <summary>A full disk is met here, before a byte is written. The other systems' runtimes did it at the creation.</summary>
    private static void SetAside(SafeFileHandle file, string path, long length)
    {
        if (!OperatingSystem.IsLinux() || length == 0)
            return;

        int error;
        do
        {
            error = UnixCalls.Allocate(file, KeepSize, 0, length) == 0 ? 0 : Errno.Last;
        }
        while (error == Errno.Interrupted);

        // A file system that cannot set room aside is no worse off: the write meets the full disk, and nothing is published.
        if (error == Errno.NoSpace || error == Errno.Quota || error == Errno.TooBig || error == Errno.Io)
            throw FileFault.From("Setting room aside for", path, error);
    }
}
