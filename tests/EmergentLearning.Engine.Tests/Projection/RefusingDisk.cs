using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>A disk that lets one file be staged and then refuses its name, as an immutable or a foreign file does.</summary>
internal sealed class RefusingDisk(string name) : IDurableFileSystem
{
    private readonly NativeFileSystem _disk = NativeFileSystem.Instance;

    public SafeFileHandle CreateTemporary(string path, string target) => _disk.CreateTemporary(path, target);

    public void Write(SafeFileHandle file, string path, ReadOnlySpan<byte> content) => _disk.Write(file, path, content);

    public void Sync(SafeFileHandle file, string path) => _disk.Sync(file, path);

    public void Rename(string from, string to)
    {
        Refuse(to);
        _disk.Rename(from, to);
    }

    public bool RenameNew(string from, string to)
    {
        Refuse(to);
        return _disk.RenameNew(from, to);
    }

    public void Unlink(string path) => _disk.Unlink(path);

    public void CreateDirectory(string path) => _disk.CreateDirectory(path);

    public void SyncDirectory(string path) => _disk.SyncDirectory(path);

    private void Refuse(string to)
    {
        if (Path.GetFileName(to) == name)
            throw new StoreException(StoreFault.FileSystem, $"Renaming to '{to}' was refused. Try again.");
    }
}
