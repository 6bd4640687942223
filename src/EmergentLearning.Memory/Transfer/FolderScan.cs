using System.IO.Abstractions;
using EmergentLearning.Memory.Import;

namespace EmergentLearning.Memory.Transfer;

/// <summary>The files of a folder that may be records. Links are listed apart and never followed.</summary>
/// <param name="files">The file system.</param>
internal sealed class FolderScan(IFileSystem files)
{
    /// <summary>Paths below the folder, with <c>/</c>, in a stable order.</summary>
    public ScannedFolder Scan(string folder)
    {
        var found = new List<string>();
        var links = new List<string>();
        Collect(folder, "", found, links);
        found.Sort(StringComparer.Ordinal);
        links.Sort(StringComparer.Ordinal);
        return new ScannedFolder(found, links);
    }

    private void Collect(string folder, string prefix, List<string> found, List<string> links)
    {
        foreach (IFileSystemInfo entry in files.DirectoryInfo.New(folder).EnumerateFileSystemInfos())
        {
            string path = prefix + entry.Name;
            bool isFolder = entry is IDirectoryInfo;
            if (isFolder ? FileClassifier.IsIgnoredFolder(entry.Name) : FileClassifier.IsIgnored(path))
                continue;
            // A link may lead out of the folder, or round in a circle.
            if (entry.LinkTarget is not null)
                links.Add(path);
            else if (isFolder)
                Collect(entry.FullName, path + "/", found, links);
            else
                found.Add(path);
        }
    }
}
