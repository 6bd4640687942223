using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Observability;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>Directory sync, for the rooms that must not use each other. .NET has no managed form of it.</summary>
internal static class NativeDirectory
{
    /// <summary>
    /// Makes the names in a directory durable. Returns 0, or the error number. Windows has no such call: does nothing there.
    /// </summary>
    public static int TrySync(string directory)
    {
        if (OperatingSystem.IsWindows())
            return 0;

        using SafeFileHandle handle = Libc.Open(directory, OpenFlags.ReadOnly | OpenFlags.Directory | OpenFlags.CloseOnExec);
        if (handle.IsInvalid)
            return Errno.Last;
        using SyncTiming timing = SyncTiming.Directory();
        return Libc.FSync(handle) == 0 ? 0 : Errno.Last;
    }

    /// <summary>Makes the names in a directory durable.</summary>
    /// <exception cref="StoreException">The directory is absent, or could not be synced.</exception>
    public static void Sync(string directory)
    {
        int error = TrySync(directory);
        if (error != 0)
        {
            throw new StoreException(
                StoreFault.FileSystem,
                $"The folder '{directory}' could not be synced to disk: {Errno.Text(error)}. Check the disk; what was just written there may be lost.");
        }
    }
}
