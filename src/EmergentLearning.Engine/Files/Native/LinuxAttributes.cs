using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files.Native;

/// <summary>The C library's calls on extended attributes, as Linux has them.</summary>
internal static partial class LinuxAttributes
{
    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "llistxattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial nint List(string path, byte* names, nint size);

    [LibraryImport(Library, EntryPoint = "lgetxattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial nint Get(string path, string name, byte* value, nint size);

    [LibraryImport(Library, EntryPoint = "fsetxattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static unsafe partial int Set(SafeFileHandle file, string name, byte* value, nint size, int flags);

    [LibraryImport(Library, EntryPoint = "fremovexattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Remove(SafeFileHandle file, string name);
}
