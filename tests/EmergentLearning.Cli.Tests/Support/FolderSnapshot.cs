using System.Security.Cryptography;

namespace EmergentLearning.Cli.Tests.Support;

/// <summary>
/// Everything below a folder: names, links and bytes. Of a lock file only the name, because it says who held it last; of SQLite's shared
/// memory, too, because it is memory.
/// </summary>
public static class FolderSnapshot
{
    public static string Of(string folder) => Of(folder, Describe);

    /// <summary>As above, with the locks and the shared memory, and with the time of every last change: for those who must not write at all.</summary>
    public static string OfEverything(string folder) => Of(folder, static entry => $"{DescribeFully(entry)} {entry.LastWriteTimeUtc:O}");

    private static string Of(string folder, Func<FileSystemInfo, string> describe)
    {
        if (!Directory.Exists(folder))
            return "absent";

        var entries = new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.None,
        });
        return string.Join('\n', entries.Select(describe).Order(StringComparer.Ordinal));
    }

    private static string Describe(FileSystemInfo entry) => entry switch
    {
        FileInfo { LinkTarget: null, Extension: ".lock" or ".db-shm" } => entry.FullName,
        _ => DescribeFully(entry),
    };

    private static string DescribeFully(FileSystemInfo entry) => entry switch
    {
        { LinkTarget: { } target } => $"{entry.FullName} -> {target}",
        FileInfo file => $"{entry.FullName} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.FullName)))}",
        _ => $"{entry.FullName}/",
    };
}
