using System.Runtime.InteropServices;

namespace EmergentLearning.Engine.Files.Native;

/// <summary>The rename of Windows, without leave to copy. Written to the recipe; not run by the tests here.</summary>
internal static partial class WindowsCalls
{
    public const uint ReplaceExisting = 1;
    public const uint WriteThrough = 8;
    public const int FileExists = 80;
    public const int AlreadyExists = 183;

    [LibraryImport("kernel32", EntryPoint = "MoveFileExW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool MoveFile(string from, string to, uint flags);
}
