using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Tests.Files;

/// <summary>Records the steps that reach the real file system, and fails those of given numbers before they reach it.</summary>
internal sealed class RecordingFileSystem(params int[] failing) : IDurableFileSystem
{
    private readonly NativeFileSystem _real = NativeFileSystem.Instance;

    public List<string> Steps { get; } = [];

    public SafeFileHandle CreateTemporary(string path, string target)
    {
        Step("create", path);
        return _real.CreateTemporary(path, target);
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

    public void Rename(string from, string to)
    {
        Step("rename", to);
        _real.Rename(from, to);
    }

    public bool RenameNew(string from, string to)
    {
        Step("rename-new", to);
        return _real.RenameNew(from, to);
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

    public void SyncDirectory(string path)
    {
        Step("sync-dir", path);
        _real.SyncDirectory(path);
    }

    private void Step(string kind, string path)
    {
        string name = Path.GetFileName(path);
        Steps.Add($"{kind} {(TemporaryName.Is(name) ? "temp" : name)}");
        if (failing.Contains(Steps.Count))
            throw new StoreException(StoreFault.FileSystem, $"injected failure of step {Steps.Count}");
    }
}
