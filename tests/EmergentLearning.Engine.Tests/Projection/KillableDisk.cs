using EmergentLearning.Engine.Files;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Tests.Projection;

/// <summary>A disk whose user is killed in front of an operation. A dead process clears nothing up.</summary>
internal sealed class KillableDisk(IDurableFileSystem disk) : IDurableFileSystem
{
    public int Remaining { get; set; } = int.MaxValue;

    public bool IsDead { get; set; }

    public Action? Killed { get; set; }

    public SafeFileHandle CreateTemporary(string path, string target)
    {
        Step();
        return disk.CreateTemporary(path, target);
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

    public void Rename(string from, string to)
    {
        Step();
        disk.Rename(from, to);
    }

    public bool RenameNew(string from, string to)
    {
        Step();
        return disk.RenameNew(from, to);
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

    public void SyncDirectory(string path)
    {
        Step();
        disk.SyncDirectory(path);
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
