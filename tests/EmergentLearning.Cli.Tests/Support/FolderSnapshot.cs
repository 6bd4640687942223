using System.Security.Cryptography;

namespace EmergentLearning.Cli.Tests.Support;

/// <summary>
/// Everything below a folder: names, links and bytes. Of a lock file only the name, because it says who held it last; of SQLite's shared
/// memory, too, because it is memory.
/// </summary>
public static class FolderSnapshot
{
    public static string Of(string folder)
    {
        if (!Directory.Exists(folder))
            return "absent";

        var entries = new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.None,
        });
        return string.Join('\n', entries.Select(Describe).Order(StringComparer.Ordinal));
    }

    private static string Describe(FileSystemInfo entry) => entry switch
    {
        { LinkTarget: { } target } => $"{entry.FullName} -> {target}",
        FileInfo { Extension: ".lock" or ".db-shm" } => entry.FullName,
        FileInfo file => $"{entry.FullName} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.FullName)))}",
        _ => $"{entry.FullName}/",
    };
}
