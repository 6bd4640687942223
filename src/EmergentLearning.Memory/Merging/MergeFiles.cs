using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Memory.Merging;

/// <summary>What git asks a merge driver to do (gitattributes(5), "Defining a custom merge driver"). Thread-safe: it holds no state.</summary>
public static class MergeFiles
{
    /// <summary>Merges the versions that git has put into files, into the second of them.</summary>
    /// <param name="root">The top of the work tree.</param>
    /// <param name="ancestor">The file of the common version, <c>%O</c>.</param>
    /// <param name="ours">The file of ours, <c>%A</c>; it gets the result.</param>
    /// <param name="theirs">The file of theirs, <c>%B</c>.</param>
    /// <param name="path">The path in the repository, <c>%P</c>.</param>
    /// <exception cref="StoreException">A file could not be read or written; ours is as it was.</exception>
    public static MergeResult Run(string root, string ancestor, string ours, string theirs, string path)
    {
        MergeResult result = RecordMerge.Run(path, Read(root, ancestor), Read(root, ours), Read(root, theirs));
        if (result is { OtherPath: { } otherPath, OtherContent: { } other })
            Keep(root, otherPath, other);
        AtomicFile.Replace(Path.Combine(root, ours), result.Content);
        return result;
    }

    /// <summary>
    /// The second of two records of one name, beside the first. First of all: when it cannot be kept, there is no merge.
    /// </summary>
    private static void Keep(string root, string path, byte[] content)
    {
        SafePath.RefuseLinks(root, path);
        string target = Path.Combine(root, path);
        DirectorySync.CreateDurable(Path.GetDirectoryName(target)!);
        if (AtomicFile.TryCreate(target, content) || (FileContent.ReadIfExists(target) is { } there && there.AsSpan().SequenceEqual(content)))
            return;

        throw new StoreException(StoreFault.FileSystem, $"{path} is in the way of a record that both clones gave one name. Move it away, then merge again.");
    }

    private static byte[] Read(string root, string file) => FileContent.ReadIfExists(Path.Combine(root, file))
        ?? throw new StoreException(StoreFault.Input, $"There is no file {file}. This command is run by git; `elf init` has git run it.");
}
