using System.Runtime.InteropServices;
using EmergentLearning.Engine.Contracts;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>
/// The sync itself. Never <see cref="RandomAccess.FlushToDisk"/> nor <c>Flush(true)</c>: in .NET 10 (10.0.12, measured) the native half
/// answers 1 for a failed <c>fsync</c> and the managed half only asks whether it is negative, so that every failure passes for a success.
/// Both also take EROFS and EINVAL for success by design, and EROFS is just what ext4 answers to every sync after it has given up its
/// journal and turned the mount read-only.
/// </summary>
internal static partial class NativeSync
{
    private const string Library = "libc";
    private const int MostInterruptions = 100;
    private const int FullSync = 51;
    private const int MacNotTerminal = 25;
    private const int MacNotSupported = 45;

    /// <summary>Makes the bytes of a file, or the names in a directory, durable. Returns 0, or the error number.</summary>
    public static int TryRun(SafeFileHandle file)
    {
        int error = Once(file);
        // An interruption is no verdict: the kernel has not given up a page. Any other failure is one, and is never asked about again.
        for (int i = 0; error == Errno.Interrupted && i < MostInterruptions; i++)
            error = Once(file);
        return error;
    }

    /// <summary>Makes the bytes of a new file durable.</summary>
    /// <exception cref="StoreException">It failed. Never try again: write another new file.</exception>
    public static void Run(SafeFileHandle file, string path)
    {
        int error = TryRun(file);
        if (error != 0)
        {
            throw new StoreException(
                StoreFault.FileSystem, $"'{path}' could not be synced to disk: {Errno.Text(error)}. Check the disk, then try again.");
        }
    }

    private static int Once(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
            return OnceWindows(file);
        if (!OperatingSystem.IsMacOS())
            return Libc.FSync(file) == 0 ? 0 : Errno.Last;

        // A plain sync of macOS leaves the bytes in the drive's cache; file systems that know no better one say so.
        if (MacControl(file, FullSync) == 0)
            return 0;
        int error = Errno.Last;
        return error is MacNotTerminal or MacNotSupported or Errno.Invalid ? (Libc.FSync(file) == 0 ? 0 : Errno.Last) : error;
    }

    private static int OnceWindows(SafeFileHandle file) => FlushFileBuffers(file) ? 0 : Errno.Last;

    /// <summary>Variadic in C, but this request takes no argument.</summary>
    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    private static partial int MacControl(SafeFileHandle file, int request);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool FlushFileBuffers(SafeFileHandle file);
}
