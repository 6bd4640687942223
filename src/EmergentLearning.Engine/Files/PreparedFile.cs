using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;
using Microsoft.Win32.SafeHandles;

namespace EmergentLearning.Engine.Files;

/// <summary>A file that somebody else has written, and that gets its final name.</summary>
internal static class PreparedFile
{
    /// <summary>Sync of the file, rename that replaces nothing, sync of both folders.</summary>
    public static bool PublishNew(IDurableFileSystem files, string prepared, string path)
    {
        (string from, string to) = (Path.GetFullPath(prepared), Path.GetFullPath(path));
        (string source, string folder) = (Path.GetDirectoryName(from)!, Path.GetDirectoryName(to)!);
        using SafeFileHandle target = files.OpenDirectory(folder);
        using SafeFileHandle? origin = source == folder ? null : files.OpenDirectory(source);
        Sync(files, from);
        if (!files.RenameNew(target, from, to))
            return false;

        files.SyncDirectory(target, folder);
        // The new name first: between the two a power loss may show both, never neither.
        if (origin is not null)
            files.SyncDirectory(origin, source);
        return true;
    }

    private static void Sync(IDurableFileSystem files, string path)
    {
        using SafeFileHandle file = Open(path);
        try
        {
            // Before the rename: a name must never lead to bytes that are not on disk.
            files.Sync(file, path);
        }
        catch (StoreException failure)
        {
            throw new DurabilityLostException(
                StoreFault.FileSystem, $"'{path}' could not be made durable: {failure.Message} It keeps its name. Write it anew.", failure);
        }
    }

    private static SafeFileHandle Open(string path)
    {
        int error = EntryStat.Of(path, out EntryStat stat);
        if (error != 0)
            throw FileFault.From("Looking at", path, error);
        if (!stat.IsRegular)
            throw new StoreException(StoreFault.Security, $"'{path}' is not a regular file, so it was not given another name. Publish a regular file.");
        try
        {
            // Windows syncs only what is open for writing; elsewhere a file that may only be read is synced all the same.
            FileAccess access = OperatingSystem.IsWindows() ? FileAccess.ReadWrite : FileAccess.Read;
            return File.OpenHandle(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (FileFault.IsFileSystem(e))
        {
            throw FileFault.From("Opening", path, e);
        }
    }
}
