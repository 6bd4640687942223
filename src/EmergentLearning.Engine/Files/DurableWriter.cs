using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Observability;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files;

/// <summary>The order of steps of an atomic, durable write, over whichever file system it is given. Thread-safe.</summary>
internal sealed class DurableWriter(IDurableFileSystem files)
{
    /// <summary>Creates or replaces a file.</summary>
    public void Replace(string path, ReadOnlySpan<byte> content) => Write(path, content, mustBeNew: false);

    /// <summary>Creates a file; false when it exists.</summary>
    public bool TryCreate(string path, ReadOnlySpan<byte> content) => Write(path, content, mustBeNew: true);

    /// <summary>
    /// Writes and syncs a temporary file beside the target. A failed sync is never repeated: the kernel may have dropped the pages
    /// and called them clean, so a second sync would lie. The bytes are written once more to a new file; if that fails too, it is over.
    /// </summary>
    /// <exception cref="DurabilityLostException">The second one could not be synced either. Nothing is left of both.</exception>
    public string WriteTemporary(string target, ReadOnlySpan<byte> content)
    {
        if (TryWriteTemporary(target, content, out string temporary) is null)
            return temporary;

        EngineMeter.Retried("sync.failed");
        return TryWriteTemporary(target, content, out temporary) is not { } again
            ? temporary
            : throw new DurabilityLostException(
                StoreFault.FileSystem,
                $"'{target}' could not be made durable, twice, in two new files: {again.Message} What was there before is unchanged.",
                again);
    }

    /// <summary>
    /// Gives a written temporary file its name in an open directory. It is removed when that failed, except when the rename may have
    /// happened all the same: then whatever has the name stays, and a sweep finds what is left.
    /// </summary>
    /// <returns>False when it had to be new and the name was taken.</returns>
    public bool Publish(SafeFileHandle directory, string temporary, string target, bool mustBeNew)
    {
        try
        {
            if (!mustBeNew)
            {
                files.Rename(directory, temporary, target);
                return true;
            }

            if (files.RenameNew(directory, temporary, target))
                return true;
        }
        catch (StoreException e)
        {
            if (e is not FileStoreException { IsUnknown: true })
                Discard(temporary);
            throw;
        }

        files.Unlink(temporary);
        return false;
    }

    /// <summary>As <see cref="Publish"/>, and makes the name durable.</summary>
    public bool PublishDurably(SafeFileHandle directory, string temporary, string target, bool mustBeNew)
    {
        if (!Publish(directory, temporary, target, mustBeNew))
            return false;

        // The rename is only a name in memory until its directory is synced.
        files.SyncDirectory(directory, Path.GetDirectoryName(target)!);
        return true;
    }

    /// <summary>Opens the folder of a file, before its names are changed.</summary>
    public SafeFileHandle OpenFolderOf(string target) => files.OpenDirectory(Path.GetDirectoryName(target)!);

    /// <summary>Creates a temporary file beside its target, with room for what is known of its length.</summary>
    public SafeFileHandle CreateTemporary(string target, long length, out string temporary)
    {
        temporary = TemporaryName.Beside(target);
        return files.CreateTemporary(temporary, target, length);
    }

    /// <summary>Makes the bytes of a temporary file durable. Returns why that failed, or null; nothing is left of the file then.</summary>
    public StoreException? TrySync(SafeFileHandle file, string temporary)
    {
        try
        {
            // Before the rename: a name must never lead to bytes that are not on disk.
            files.Sync(file, temporary);
            return null;
        }
        catch (StoreException failure)
        {
            file.Dispose();
            Discard(temporary);
            return failure;
        }
    }

    /// <summary>Removes a temporary file after a failure, which is the one that has to be told.</summary>
    public void Discard(string temporary)
    {
        try
        {
            files.Unlink(temporary);
        }
        catch (StoreException)
        {
            // A sweep finds it by its name.
            return;
        }
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
            CreateIn(Path.GetDirectoryName(path)!, path);
    }

    private void CreateIn(string parent, string path)
    {
        using SafeFileHandle directory = files.OpenDirectory(parent);
        files.CreateDirectory(path);
        try
        {
            // Else a power loss takes the whole new folder with everything that was synced inside it.
            files.SyncDirectory(directory, parent);
        }
        catch (DurabilityLostException)
        {
            // The name may never reach the disk, although it shows, and a later sync would not say so. Made anew, it is written anew.
            files.RemoveDirectory(path);
            throw;
        }
    }

    private bool Write(string path, ReadOnlySpan<byte> content, bool mustBeNew)
    {
        string target = Path.GetFullPath(path);
        using SafeFileHandle directory = OpenFolderOf(target);
        string temporary = WriteTemporary(target, content);
        return PublishDurably(directory, temporary, target, mustBeNew);
    }

    /// <summary>Returns why the sync failed, or null. Any other failure is thrown. Leaves no file behind on failure.</summary>
    private StoreException? TryWriteTemporary(string target, ReadOnlySpan<byte> content, out string temporary)
    {
        using SafeFileHandle file = CreateTemporary(target, content.Length, out temporary);
        try
        {
            files.Write(file, temporary, content);
        }
        catch (StoreException)
        {
            file.Dispose();
            Discard(temporary);
            throw;
        }

        return TrySync(file, temporary);
    }
}
