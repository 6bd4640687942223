using System.Runtime.InteropServices;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>
/// Refuses network file systems: the index of the log is memory shared between processes, which two machines do not share, and
/// their locks are not to be relied on.
/// </summary>
internal static unsafe partial class NetworkFileSystem
{
    // Larger than struct statfs on every Linux.
    private const int StatfsBytes = 512;

    /// <summary>The name of a network file system, or <see langword="null"/> for any other.</summary>
    /// <param name="magic">What <c>statfs</c> gives as <c>f_type</c>.</param>
    public static string? NameOf(uint magic) => magic switch
    {
        0x6969 => "NFS",
        0x517B => "SMB",
        0xFF534D42 => "CIFS",
        0xFE534D42 => "SMB2",
        0x5346414F or 0x6B414653 => "AFS",
        0x73757245 => "Coda",
        0x564C => "NCP",
        0x00C36400 => "Ceph",
        0x0BD00BD0 => "Lustre",
        0x47504653 => "GPFS",
        _ => null,
    };

    /// <summary>Refuses a database whose folder lies on a network file system (known on Linux).</summary>
    /// <exception cref="StoreException">It does.</exception>
    public static void Refuse(string path) => Refuse(path, FindMagic);

    /// <summary>A seam for tests: as above, with another answer of the system.</summary>
    /// <param name="path">The database.</param>
    /// <param name="findMagic">What kind of file system a folder lies on; <see langword="null"/> when that cannot be known.</param>
    internal static void Refuse(string path, Func<string, uint?> findMagic)
    {
        string folder = Path.GetDirectoryName(path) ?? path;
        if (findMagic(folder) is { } magic && NameOf(magic) is { } name)
        {
            throw new StoreException(
                StoreFault.FileSystem,
                $"{path} lies on a network file system ({name}), where SQLite cannot keep it safe. Use a folder on a local disk.");
        }
    }

    private static uint? FindMagic(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return null;

        byte* answer = stackalloc byte[StatfsBytes];
        // f_type is the first member and as wide as a register; the magic numbers are 32 bits. An error here meets the open as well.
        return Statfs(folder, answer) == 0 ? (uint)*(nuint*)answer : null;
    }

    [LibraryImport("libc", EntryPoint = "statfs", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statfs(string path, byte* answer);
}
