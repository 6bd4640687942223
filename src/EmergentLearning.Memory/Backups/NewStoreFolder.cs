using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Memory.Backups;

/// <summary>A folder that becomes a store whole or not at all: made beside its place, synced, renamed.</summary>
internal static class NewStoreFolder
{
    /// <param name="target">The folder, absent or empty.</param>
    /// <param name="fill">Makes the store in the folder that it is given.</param>
    /// <exception cref="StoreException">There is something in it, or it could not be made; what was begun is gone then.</exception>
    public static async Task<T> MakeAsync<T>(string target, Func<string, Task<T>> fill)
    {
        RequireEmpty(target);
        string parent = Path.GetDirectoryName(target)
            ?? throw new StoreException(StoreFault.Input, $"{target} is no place for a store. Give a folder below it.");
        string work = Path.Combine(parent, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.restoring");
        DirectorySync.CreateDurable(parent);
        try
        {
            Directory.CreateDirectory(work);
            T result = await fill(work).ConfigureAwait(false);
            TreeSync.Run(work);
#pragma warning disable ELE2009 // What is deleted is an empty folder: nobody misses it, and a folder cannot be renamed over one everywhere.
            if (Directory.Exists(target))
                Directory.Delete(target);
            Directory.Move(work, target);
#pragma warning restore ELE2009
            DirectorySync.Sync(parent);
            return result;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                StoreFault.FileSystem, $"The store could not be made in {target}: {e.Message} Make room and the folder writable, then try again.", e);
        }
        finally
        {
            if (Directory.Exists(work))
                Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>Refuses a folder with something in it, before anything is done.</summary>
    public static void RequireEmpty(string target)
    {
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            throw new StoreException(StoreFault.Input, $"{target} is not an empty folder. Give one that is, or that is not there yet.");
    }
}
