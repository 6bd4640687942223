using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Locking.Native;

/// <summary>The calls whose names or structures are macOS's own. Written to the system's headers; not run by the tests here.</summary>
internal static partial class MacLibc
{
    private const string Library = "libc";

    /// <summary>On Intel the plain name still means the structure with 32-bit inodes.</summary>
    private static readonly bool Intel = RuntimeInformation.ProcessArchitecture == Architecture.X64;

    public static unsafe int LStat(string path, MacStat* result) => Intel ? LStatIntel(path, result) : LStatArm(path, result);

    public static unsafe int FStat(SafeFileHandle file, MacStat* result) => Intel ? FStatIntel(file, result) : FStatArm(file, result);

    [LibraryImport(Library, EntryPoint = "lstat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int LStatArm(string path, MacStat* result);

    [LibraryImport(Library, EntryPoint = "lstat$INODE64", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int LStatIntel(string path, MacStat* result);

    [LibraryImport(Library, EntryPoint = "fstat", SetLastError = true)]
    private static unsafe partial int FStatArm(SafeFileHandle file, MacStat* result);

    [LibraryImport(Library, EntryPoint = "fstat$INODE64", SetLastError = true)]
    private static unsafe partial int FStatIntel(SafeFileHandle file, MacStat* result);
}
