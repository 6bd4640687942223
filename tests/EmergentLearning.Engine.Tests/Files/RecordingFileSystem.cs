using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Tests.Files;

/// <summary>Records the steps that reach the real file system, and fails those of given numbers before they reach it.</summary>
internal sealed class RecordingFileSystem(params int[] failing) : IDurableFileSystem
{
    private readonly NativeFileSystem _real = NativeFileSystem.Instance;

    /// <summary>What a failing step throws. Default: what the native one would, of an unknown cause.</summary>
    public StoreException? Fails { get; init; }

    public List<string> Steps { get; } = [];

    public SafeFileHandle CreateTemporary(string path, string target, long length)
    {
        Step("create", path);
        return _real.CreateTemporary(path, target, length);
    }

    public void Write(SafeFileHandle file, string path, ReadOnlySpan<byte> content)
    {
        Step("write", path);
        _real.Write(file, path, content);
    }

    public void Sync(SafeFileHandle file, string path)
    {
        Step("sync", path);
        _real.Sync(file, path);
    }

    public SafeFileHandle OpenDirectory(string path) => _real.OpenDirectory(path);

    public void Rename(SafeFileHandle directory, string from, string to)
    {
        Step("rename", to);
        _real.Rename(directory, from, to);
    }

    public bool RenameNew(SafeFileHandle directory, string from, string to)
    {
        Step("rename-new", to);
        return _real.RenameNew(directory, from, to);
    }

    public void Unlink(string path)
    {
        Step("unlink", path);
        _real.Unlink(path);
    }

    public void CreateDirectory(string path)
    {
        Step("mkdir", path);
        _real.CreateDirectory(path);
    }

    public void RemoveDirectory(string path) => _real.RemoveDirectory(path);

    public void SyncDirectory(SafeFileHandle directory, string path)
    {
        Step("sync-dir", path);
        _real.SyncDirectory(directory, path);
    }

    private void Step(string kind, string path)
    {
        string name = Path.GetFileName(path);
        Steps.Add($"{kind} {(TemporaryName.Is(name) ? "temp" : name)}");
        if (!failing.Contains(Steps.Count))
            return;
        throw Fails is not null ? Fails : kind == "sync-dir"
            ? new DurabilityLostException(StoreFault.FileSystem, $"injected failure of step {Steps.Count}")
            : new StoreException(StoreFault.FileSystem, $"injected failure of step {Steps.Count}");
    }
}
