using System.IO.Enumeration;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Files;

/// <summary>Removes the temporary files that a killed process left.</summary>
public static class TemporarySweep
{
    private const string GitFolder = ".git";

    /// <summary>
    /// Removes them. The caller holds the repository lock of the store, so that none can be in use. Links are not followed, and
    /// git's own folder is left alone.
    /// </summary>
    /// <param name="directory">The folder; absence is fine.</param>
    /// <param name="recursive">Whether folders below are swept too.</param>
    /// <returns>How many were removed.</returns>
    /// <exception cref="StoreException">One could not be read or removed.</exception>
    public static int Sweep(string directory, bool recursive)
    {
        try
        {
            string[] left = Directory.Exists(directory) ? [.. Find(directory, recursive)] : [];
            foreach (string path in left)
                NativeFileSystem.Instance.Unlink(path);
            return left.Length;
        }
        catch (Exception e) when (FileFault.IsFileSystem(e))
        {
            throw FileFault.From("Looking for temporary files in", directory, e);
        }
    }

    /// <summary>How many there are in a folder and below it. Removes nothing; those of a live process are counted too.</summary>
    /// <param name="directory">The folder; absence is fine.</param>
    public static int Count(string directory) => Directory.Exists(directory) ? Find(directory, recursive: true).Count() : 0;

    private static FileSystemEnumerable<string> Find(string directory, bool recursive)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = recursive,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = false,
        };
        return new FileSystemEnumerable<string>(directory, (ref FileSystemEntry entry) => entry.ToFullPath(), options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && TemporaryName.Is(entry.FileName),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.FileName.SequenceEqual(GitFolder),
        };
    }
}
