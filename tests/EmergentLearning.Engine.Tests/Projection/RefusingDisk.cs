using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>A disk that lets one file be staged and then refuses its name, as an immutable or a foreign file does.</summary>
internal sealed class RefusingDisk(string name) : IDurableFileSystem
{
    private readonly NativeFileSystem _disk = NativeFileSystem.Instance;

    public SafeFileHandle CreateTemporary(string path, string target, long length) => _disk.CreateTemporary(path, target, length);

    public void Write(SafeFileHandle file, string path, ReadOnlySpan<byte> content) => _disk.Write(file, path, content);

    public void Sync(SafeFileHandle file, string path) => _disk.Sync(file, path);

    public SafeFileHandle OpenDirectory(string path) => _disk.OpenDirectory(path);

    public void Rename(SafeFileHandle directory, string from, string to)
    {
        Refuse(to);
        _disk.Rename(directory, from, to);
    }

    public bool RenameNew(SafeFileHandle directory, string from, string to)
    {
        Refuse(to);
        return _disk.RenameNew(directory, from, to);
    }

    public void Unlink(string path) => _disk.Unlink(path);

    public void CreateDirectory(string path) => _disk.CreateDirectory(path);

    public void RemoveDirectory(string path) => _disk.RemoveDirectory(path);

    public void SyncDirectory(SafeFileHandle directory, string path) => _disk.SyncDirectory(directory, path);

    private void Refuse(string to)
    {
        if (Path.GetFileName(to) == name)
            throw new StoreException(StoreFault.FileSystem, $"Renaming to '{to}' was refused. Try again.");
    }
}
