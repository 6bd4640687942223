using System.IO.Abstractions;
using EmergentLearning.Engine.Files;
using EmergentLearning.Memory.Import;

namespace EmergentLearning.Memory.Transfer;

/// <summary>The files of a folder that may be records. Links, and what is no file, are listed apart and never opened.</summary>
/// <param name="files">The file system.</param>
internal sealed class FolderScan(IFileSystem files)
{
    /// <summary>Paths below the folder, with <c>/</c>, in a stable order.</summary>
    public ScannedFolder Scan(string folder)
    {
        var scanned = new ScannedFolder([], [], []);
        Collect(folder, "", scanned);
        scanned.Files.Sort(StringComparer.Ordinal);
        scanned.Links.Sort(StringComparer.Ordinal);
        scanned.Special.Sort(StringComparer.Ordinal);
        return scanned;
    }

    private void Collect(string folder, string prefix, ScannedFolder scanned)
    {
        foreach (IFileSystemInfo entry in files.DirectoryInfo.New(folder).EnumerateFileSystemInfos())
        {
            string path = prefix + entry.Name;
            bool isFolder = entry is IDirectoryInfo;
            if (isFolder ? FileClassifier.IsIgnoredFolder(entry.Name) : FileClassifier.IsIgnored(path))
                continue;
            // A link may lead out of the folder, or round in a circle.
            if (entry.LinkTarget is not null)
                scanned.Links.Add(path);
            else if (isFolder)
                Collect(entry.FullName, path + "/", scanned);
            else if (FileContent.IsSpecial(entry.FullName))
                scanned.Special.Add(path);
            else
                scanned.Files.Add(path);
        }
    }
}
