using EmergentLearning.Engine.Files;

namespace EmergentLearning.Memory.Backups;

/// <summary>A folder for this process alone, gone afterwards. One that a kill leaves lies where the system cleans up.</summary>
internal sealed class ScratchFolder(string prefix) : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory(prefix).FullName;

    /// <summary>A folder in it, made.</summary>
    public string Below(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    /// <summary>
    /// A file in a folder that nobody else knows yet. Not exclusively: what a person had changed comes behind the store's own version of it.
    /// </summary>
    public static FileStream CreateFile(string folder, string path)
    {
        SafePath.EnsureInside(folder, path);
        string target = System.IO.Path.Combine(folder, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        File.Delete(target);
        return new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
