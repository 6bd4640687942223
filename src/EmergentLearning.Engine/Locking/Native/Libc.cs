using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>
/// The calls of the C library that .NET has no managed form of. <c>open</c> and <c>fcntl</c> are variadic in C: <c>open</c> is only used
/// without a mode, and <c>fcntl</c> only on Linux, where a variadic call passes its arguments like any other.
/// </summary>
internal static partial class Libc
{
    private const string Library = "libc";

    /// <summary>Opens a path. A signal that comes meanwhile, as on file systems in user space, has decided nothing: it is asked again.</summary>
    public static SafeFileHandle Open(string path, int flags)
    {
        while (true)
        {
            SafeFileHandle file = OpenOnce(path, flags);
            int error = Errno.Last;
            if (!file.IsInvalid || error != Errno.Interrupted)
            {
                // The caller asks for the error of this call, whatever creating the handle has called since.
                Marshal.SetLastPInvokeError(error);
                return file;
            }

            file.Dispose();
        }
    }

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle OpenOnce(string path, int flags);

    [LibraryImport(Library, EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Link(string existing, string added);

    [LibraryImport(Library, EntryPoint = "fsync", SetLastError = true)]
    public static partial int FSync(SafeFileHandle file);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    public static unsafe partial int FcntlLock(SafeFileHandle file, int command, LinuxFlock* range);

    [LibraryImport(Library, EntryPoint = "flock", SetLastError = true)]
    public static partial int Flock(SafeFileHandle file, int operation);

    [LibraryImport(Library, EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial int StatX(int directory, string path, int flags, uint mask, LinuxStatX* result);

    [LibraryImport(Library, EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial int StatX(SafeFileHandle file, string path, int flags, uint mask, LinuxStatX* result);
}
