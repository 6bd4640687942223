using System.IO.Abstractions;
using EmergentLearning.Memory.Import;

namespace EmergentLearning.Memory.Transfer;

/// <summary>The files of a folder that may be records, in a stable order. Links are never followed.</summary>
/// <param name="files">The file system.</param>
internal sealed class FolderScan(IFileSystem files)
{
    /// <summary>Paths below the folder, with <c>/</c>.</summary>
    public IReadOnlyList<string> List(string folder)
    {
        var paths = new List<string>();
        Collect(folder, "", paths);
        paths.Sort(StringComparer.Ordinal);
        return paths;
    }

    private void Collect(string folder, string prefix, List<string> paths)
    {
        foreach (IFileSystemInfo entry in files.DirectoryInfo.New(folder).EnumerateFileSystemInfos())
        {
            string path = prefix + entry.Name;
            // A link may lead out of the folder, or round in a circle.
            if (entry.LinkTarget is not null || FileClassifier.IsIgnored(path))
                continue;
            if (entry is IDirectoryInfo)
                Collect(entry.FullName, path + "/", paths);
            else
                paths.Add(path);
        }
    }
}
