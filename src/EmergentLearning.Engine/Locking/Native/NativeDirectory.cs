using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Observability;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>Directory sync, for the rooms that must not use each other. .NET has no managed form of it.</summary>
internal static class NativeDirectory
{
    /// <summary>
    /// Opens a directory, in front of the change of a name that is synced through it. A descriptor from before the change is told of every
    /// failure since; one that is opened afterwards is not, when somebody else has been told already. Windows has no such thing: there
    /// the descriptor is invalid.
    /// </summary>
    /// <exception cref="StoreException">The directory is absent, or must not be read.</exception>
    public static SafeFileHandle Open(string directory)
    {
        if (OperatingSystem.IsWindows())
            return new SafeFileHandle();

        SafeFileHandle handle = Libc.Open(directory, OpenFlags.ReadOnly | OpenFlags.Directory | OpenFlags.CloseOnExec);
        if (!handle.IsInvalid)
            return handle;

        int error = Errno.Last;
        handle.Dispose();
        throw new StoreException(
            StoreFault.FileSystem,
            $"The folder '{directory}' cannot be opened, so that names in it could not be made durable: {Errno.Text(error)}. " +
            "Create it, or make it readable and writable for this user; nothing was changed.");
    }

    /// <summary>Makes the names in an open directory durable. On Windows there is no such call: does nothing.</summary>
    /// <exception cref="DurabilityLostException">It failed; the names may be in memory only, whatever a second sync would say.</exception>
    public static void Sync(SafeFileHandle handle, string directory)
    {
        using SyncTiming timing = SyncTiming.Directory();
        int error = OperatingSystem.IsWindows() ? 0 : NativeSync.TryRun(handle);
        if (error != 0)
        {
            throw new DurabilityLostException(
                StoreFault.FileSystem,
                $"The folder '{directory}' could not be synced to disk: {Errno.Text(error)}. Check the disk; what was just written there may be lost.");
        }
    }

    /// <summary>Makes the names in a directory durable.</summary>
    /// <exception cref="StoreException">The directory is absent, or could not be synced.</exception>
    public static void Sync(string directory)
    {
        using SafeFileHandle handle = Open(directory);
        Sync(handle, directory);
    }
}
