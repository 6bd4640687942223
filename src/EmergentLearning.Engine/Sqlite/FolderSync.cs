using System.Runtime.InteropServices;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Observability;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>Makes the names in a folder durable: syncing a file does not make its name survive power loss.</summary>
internal static partial class FolderSync
{
    private const int ReadOnly = 0;

    /// <exception cref="StoreException">The folder could not be synced.</exception>
    public static void Run(string folder)
    {
        // Windows has no such call; its file systems journal names.
        if (OperatingSystem.IsWindows())
            return;

        // .NET refuses to open a folder, so it is opened by hand.
        using var handle = new SafeFileHandle(Open(folder, ReadOnly), ownsHandle: true);
        try
        {
            if (handle.IsInvalid)
                throw new IOException(Marshal.GetLastPInvokeErrorMessage());
            using SyncTiming timing = SyncTiming.Directory();
            RandomAccess.FlushToDisk(handle);
        }
        catch (IOException e)
        {
            throw new StoreException(StoreFault.FileSystem, $"The folder {folder} could not be synced: {e.Message} Check the disk.", e);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
