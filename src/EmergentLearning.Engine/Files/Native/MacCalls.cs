using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files.Native;

/// <summary>The calls that are macOS's own. Written to the system's headers; not run by the tests here.</summary>
internal static partial class MacCalls
{
    /// <summary>Access control list and extended attributes.</summary>
    public const uint AccessAndAttributes = (1 << 0) | (1 << 2);

    public const uint RenameExclusive = 4;

    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "renameatx_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RenameAt(SafeFileHandle fromDirectory, string from, SafeFileHandle toDirectory, string to, uint flags);

    [LibraryImport(Library, EntryPoint = "fcopyfile", SetLastError = true)]
    public static partial int CopyFile(SafeFileHandle from, SafeFileHandle to, nint state, uint flags);
}
