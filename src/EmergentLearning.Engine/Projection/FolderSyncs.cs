using EmergentLearning.Engine.Files;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Projection;

/// <summary>The folders that a batch finds as they should be, and that are synced all the same.</summary>
/// <param name="root">The absolute path of the store's folder.</param>
/// <param name="disk">Where they are synced.</param>
internal sealed class FolderSyncs(string root, IDurableFileSystem disk)
{
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    /// <summary>
    /// The folder of a file that is in place, perhaps renamed or removed by a process that was killed before it synced the folder: the
    /// name may be in memory only.
    /// </summary>
    public void AddFolder(string file) => _folders.Add(Path.GetDirectoryName(file)!);

    /// <summary>
    /// All folders from a file's up to the store's, after a pass that was killed: it may have made some of them, and died before it synced
    /// them into their parents. Without that, a power loss takes the folder with every file that is synced inside it later on.
    /// </summary>
    public void AddAbove(string file)
    {
        string folder = Path.GetDirectoryName(file)!;
        while (folder.Length > root.Length)
        {
            folder = Path.GetDirectoryName(folder)!;
            _folders.Add(folder);
        }
    }

    /// <summary>Syncs each once.</summary>
    public void Run()
    {
        foreach (string folder in _folders.Where(Directory.Exists))
        {
            using SafeFileHandle directory = disk.OpenDirectory(folder);
            disk.SyncDirectory(directory, folder);
        }
    }
}
