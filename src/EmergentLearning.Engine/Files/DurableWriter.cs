using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Observability;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files;

/// <summary>The order of steps of an atomic, durable write, over whichever file system it is given. Thread-safe.</summary>
internal sealed class DurableWriter(IDurableFileSystem files)
{
    /// <summary>Creates or replaces a file.</summary>
    public void Replace(string path, ReadOnlySpan<byte> content)
    {
        string target = Path.GetFullPath(path);
        string temporary = WriteTemporary(target, content);
        OrRemove(temporary, () => files.Rename(temporary, target));
        // The rename is only a name in memory until its directory is synced.
        files.SyncDirectory(Path.GetDirectoryName(target)!);
    }

    /// <summary>Creates a file; false when it exists.</summary>
    public bool TryCreate(string path, ReadOnlySpan<byte> content)
    {
        string target = Path.GetFullPath(path);
        string temporary = WriteTemporary(target, content);
        bool created = false;
        OrRemove(temporary, () => created = files.RenameNew(temporary, target));
        if (!created)
        {
            files.Unlink(temporary);
            return false;
        }

        files.SyncDirectory(Path.GetDirectoryName(target)!);
        return true;
    }

    /// <summary>
    /// Writes and syncs a temporary file beside the target. A failed sync is never repeated: the kernel may have dropped the pages
    /// and called them clean, so a second sync would lie. The bytes are written once more to a new file; if that fails too, it is over.
    /// </summary>
    public string WriteTemporary(string target, ReadOnlySpan<byte> content)
    {
        if (TryWriteTemporary(target, content, out string? temporary) is null)
            return temporary!;

        EngineMeter.Retried("sync.failed");
        StoreException? again = TryWriteTemporary(target, content, out temporary);
        return again is null ? temporary! : throw again;
    }

    /// <summary>Creates a folder and those above it; each new name is synced into its parent before anything is put below it.</summary>
    public void CreateDirectory(string directory)
    {
        var missing = new Stack<string>();
        string? at = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        while (at is not null && !Directory.Exists(at))
        {
            missing.Push(at);
            at = Path.GetDirectoryName(at);
        }

        foreach (string path in missing)
        {
            files.CreateDirectory(path);
            // Else a power loss takes the whole new folder with everything that was synced inside it.
            files.SyncDirectory(Path.GetDirectoryName(path)!);
        }
    }

    /// <summary>Returns why the sync failed, or null. Any other failure is thrown. Leaves no file behind on failure.</summary>
    private StoreException? TryWriteTemporary(string target, ReadOnlySpan<byte> content, out string? temporary)
    {
        string name = TemporaryName.Beside(target);
        using SafeFileHandle file = files.CreateTemporary(name, target);
        try
        {
            files.Write(file, name, content);
        }
        catch (StoreException)
        {
            file.Dispose();
            files.Unlink(name);
            throw;
        }

        try
        {
            // Before the rename: a name must never lead to bytes that are not on disk.
            files.Sync(file, name);
            temporary = name;
            return null;
        }
        catch (StoreException failure)
        {
            file.Dispose();
            files.Unlink(name);
            temporary = null;
            return failure;
        }
    }

    private void OrRemove(string temporary, Action publish)
    {
        try
        {
            publish();
        }
        catch (StoreException)
        {
            files.Unlink(temporary);
            throw;
        }
    }
}
