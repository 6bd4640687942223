using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files.Native;

/// <summary>The renames of Windows, without leave to copy. Written to the recipe; not run by the tests here.</summary>
internal static partial class WindowsCalls
{
    public const uint ReplaceExisting = 1;
    public const uint WriteThrough = 8;
    public const uint DeleteAccess = 0x00010000;
    public const uint ShareAll = 7;
    public const uint OpenExisting = 3;
    public const int RenameInformationEx = 22;

    private const string Library = "kernel32";

    [LibraryImport(Library, EntryPoint = "MoveFileExW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool MoveFile(string from, string to, uint flags);

    [LibraryImport(Library, EntryPoint = "CreateFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial SafeFileHandle Open(string path, uint access, uint share, nint security, uint disposition, uint flags, nint template);

    [LibraryImport(Library, EntryPoint = "SetFileInformationByHandle", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static unsafe partial bool SetInformation(SafeFileHandle file, int kind, byte* information, uint size);
}
