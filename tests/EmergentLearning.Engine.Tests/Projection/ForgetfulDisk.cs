using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>
/// A disk as ATC'20 describes it: what a failed sync of a directory covered stays visible, is called clean, and never reaches the disk; later
/// syncs say nothing of it. Knows what a power loss would leave.
/// </summary>
internal sealed class ForgetfulDisk(string root) : IDurableFileSystem
{
    private readonly NativeFileSystem _disk = NativeFileSystem.Instance;
    private readonly Dictionary<string, byte[]?> _dirty = new(StringComparer.Ordinal);
    private readonly HashSet<string> _dirtyFolders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _onDisk = new(StringComparer.Ordinal);

    /// <summary>How many syncs of directories fail from now on.</summary>
    public int FailingSyncs { get; set; }

    /// <summary>Called in front of a sync of a directory; may throw as a killed process would end.</summary>
    public Action<string>? BeforeSync { get; set; }

    /// <summary>The content that a file would have after a power loss now, or null for none.</summary>
    public string? AfterPowerLoss(string path)
    {
        string full = Path.Combine(root, path);
        for (string folder = Path.GetDirectoryName(full)!; folder != root; folder = Path.GetDirectoryName(folder)!)
        {
            if (!_folders.Contains(folder))
                return null;
        }

        return _onDisk.TryGetValue(full, out byte[]? content) ? System.Text.Encoding.UTF8.GetString(content) : null;
    }

    public SafeFileHandle CreateTemporary(string path, string target, long length) => _disk.CreateTemporary(path, target, length);

    public void Write(SafeFileHandle file, string path, ReadOnlySpan<byte> content) => _disk.Write(file, path, content);

    public void Sync(SafeFileHandle file, string path) => _disk.Sync(file, path);

    public SafeFileHandle OpenDirectory(string path) => _disk.OpenDirectory(path);

    public void Rename(SafeFileHandle directory, string from, string to)
    {
        _disk.Rename(directory, from, to);
        _dirty[to] = File.ReadAllBytes(to);
    }

    public bool RenameNew(SafeFileHandle directory, string from, string to)
    {
        if (!_disk.RenameNew(directory, from, to))
            return false;
        _dirty[to] = File.ReadAllBytes(to);
        return true;
    }

    public void Unlink(string path)
    {
        _disk.Unlink(path);
        _dirty[path] = null;
    }

    public void CreateDirectory(string path)
    {
        _disk.CreateDirectory(path);
        _dirtyFolders.Add(path);
    }

    public void RemoveDirectory(string path)
    {
        _disk.RemoveDirectory(path);
        _dirtyFolders.Remove(path);
    }

    public void SyncDirectory(SafeFileHandle directory, string path)
    {
        BeforeSync?.Invoke(path);
        bool fails = FailingSyncs > 0;
        foreach (string file in _dirty.Keys.Where(file => Path.GetDirectoryName(file) == path).ToList())
        {
            _dirty.Remove(file, out byte[]? content);
            if (fails)
                continue;
            if (content is null)
                _onDisk.Remove(file);
            else
                _onDisk[file] = content;
        }

        foreach (string folder in _dirtyFolders.Where(folder => Path.GetDirectoryName(folder) == path).ToList())
        {
            _dirtyFolders.Remove(folder);
            if (!fails)
                _folders.Add(folder);
        }

        if (!fails)
            return;
        FailingSyncs--;
        throw new DurabilityLostException(StoreFault.FileSystem, $"injected: '{path}' could not be synced.");
    }
}
