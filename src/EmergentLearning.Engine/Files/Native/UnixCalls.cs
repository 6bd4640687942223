using System.Runtime.InteropServices;
using EmergentLearning.Engine.Locking.Native;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files.Native;

/// <summary>
/// The C library's calls on names, which unlike <see cref="File.Move(string, string)"/> never copy and never check first. Names are
/// looked up in an open directory, so that the one that is changed is the one that is synced.
/// </summary>
internal static partial class UnixCalls
{
    private const string Library = "libc";

    /// <summary>Linux only. A signal that comes meanwhile has decided nothing: it is asked again, as in <see cref="Libc.Open"/>.</summary>
    public static SafeFileHandle Create(string path, int flags, uint mode)
    {
        while (true)
        {
            SafeFileHandle file = CreateOnce(path, flags, mode);
            int error = Errno.Last;
            if (!file.IsInvalid || error != Errno.Interrupted)
            {
                // The caller asks for the error of this call, whatever has been called since.
                Marshal.SetLastPInvokeError(error);
                return file;
            }

            file.Dispose();
        }
    }

    /// <summary>There a variadic call passes its mode like any other argument.</summary>
    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle CreateOnce(string path, int flags, uint mode);

    /// <summary>Linux only.</summary>
    [LibraryImport(Library, EntryPoint = "fallocate", SetLastError = true)]
    public static partial int Allocate(SafeFileHandle file, int mode, long offset, long length);

    /// <summary>Linux only; since 5.8 it tells of what failed to be written.</summary>
    [LibraryImport(Library, EntryPoint = "syncfs", SetLastError = true)]
    public static partial int SyncFileSystem(SafeFileHandle anyOfIt);

    [LibraryImport(Library, EntryPoint = "renameat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RenameAt(SafeFileHandle fromDirectory, string from, SafeFileHandle toDirectory, string to);

    [LibraryImport(Library, EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RenameAt2(SafeFileHandle fromDirectory, string from, SafeFileHandle toDirectory, string to, uint flags);

    [LibraryImport(Library, EntryPoint = "linkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LinkAt(SafeFileHandle fromDirectory, string existing, SafeFileHandle toDirectory, string added, int flags);

    [LibraryImport(Library, EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Link(string existing, string added);

    [LibraryImport(Library, EntryPoint = "unlink", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Unlink(string path);

    [LibraryImport(Library, EntryPoint = "rmdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RemoveDirectory(string path);

    [LibraryImport(Library, EntryPoint = "fchown", SetLastError = true)]
    public static partial int ChangeOwner(SafeFileHandle file, uint user, uint group);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static unsafe partial nint Write(SafeFileHandle file, byte* bytes, nint count);

    /// <summary>The path without links on the way, as memory of the C library; 0 when something on it is absent.</summary>
    [LibraryImport(Library, EntryPoint = "realpath", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint RealPath(string path, nint buffer);
}
