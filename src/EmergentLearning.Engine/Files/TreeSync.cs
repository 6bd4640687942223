using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files.Native;
using EmergentLearning.Engine.Locking.Native;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files;

/// <summary>Makes a folder of many new files durable at once. Thread-safe: it holds no state.</summary>
public static class TreeSync
{
    /// <summary>
    /// Makes every file and name below a folder survive power loss. On Linux with one call for the file system, whatever else it has to write;
    /// elsewhere file by file. Give the folder its final name afterwards.
    /// </summary>
    /// <param name="directory">The folder, new, with what was written to it.</param>
    /// <exception cref="StoreException">Something could not be synced. Never try again: write the files anew.</exception>
    public static void Run(string directory)
    {
        if (OperatingSystem.IsLinux())
            SyncFileSystem(directory);
        else
            SyncEach(directory);
    }

    private static void SyncFileSystem(string directory)
    {
        using SafeFileHandle handle = Libc.Open(directory, OpenFlags.ReadOnly | OpenFlags.Directory | OpenFlags.CloseOnExec);
        if (handle.IsInvalid || UnixCalls.SyncFileSystem(handle) != 0)
        {
            throw new StoreException(
                StoreFault.FileSystem, $"'{directory}' could not be synced to disk: {Errno.Text(Errno.Last)}. Check the disk, then try again.");
        }
    }

    private static void SyncEach(string directory)
    {
        foreach (string file in Directory.EnumerateFiles(directory))
        {
            using SafeFileHandle handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
            NativeSync.Run(handle, file);
        }

        foreach (string below in Directory.EnumerateDirectories(directory))
            SyncEach(below);
        NativeDirectory.Sync(directory);
    }
}
