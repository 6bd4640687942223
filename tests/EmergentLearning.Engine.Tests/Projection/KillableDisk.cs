using EmergentLearning.Engine.Files;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>A disk whose user is killed in front of an operation. A dead process clears nothing up.</summary>
internal sealed class KillableDisk(IDurableFileSystem disk) : IDurableFileSystem
{
    public int Remaining { get; set; } = int.MaxValue;

    public bool IsDead { get; set; }

    public Action? Killed { get; set; }

    public SafeFileHandle CreateTemporary(string path, string target, long length)
    {
        Step();
        return disk.CreateTemporary(path, target, length);
    }

    public void Write(SafeFileHandle file, string path, ReadOnlySpan<byte> content)
    {
        Step();
        disk.Write(file, path, content);
    }

    public void Sync(SafeFileHandle file, string path)
    {
        Step();
        disk.Sync(file, path);
    }

    public SafeFileHandle OpenDirectory(string path) => disk.OpenDirectory(path);

    public void Rename(SafeFileHandle directory, string from, string to)
    {
        Step();
        disk.Rename(directory, from, to);
    }

    public bool RenameNew(SafeFileHandle directory, string from, string to)
    {
        Step();
        return disk.RenameNew(directory, from, to);
    }

    public void Unlink(string path)
    {
        if (IsDead)
            return;
        Step();
        disk.Unlink(path);
    }

    public void CreateDirectory(string path)
    {
        Step();
        disk.CreateDirectory(path);
    }

    public void RemoveDirectory(string path)
    {
        Step();
        disk.RemoveDirectory(path);
    }

    public void SyncDirectory(SafeFileHandle directory, string path)
    {
        Step();
        disk.SyncDirectory(directory, path);
    }

    private void Step()
    {
        if (--Remaining > 0 && !IsDead)
            return;

        IsDead = true;
        Killed?.Invoke();
        throw new KilledException();
    }
}
