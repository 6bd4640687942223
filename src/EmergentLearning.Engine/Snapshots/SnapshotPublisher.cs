using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Locking;

namespace EmergentLearning.Engine.Snapshots;

/// <summary>Gives a finished file its place among the copies of a store. Thread-safe: it holds no state.</summary>
public static class SnapshotPublisher
{
    /// <summary>Copies a file into a folder under the first name that is free, whole and durable or not at all. Nothing is replaced.</summary>
    /// <param name="root">The store's folder.</param>
    /// <param name="database">The database's path below it, with <c>/</c>.</param>
    /// <param name="prepared">The file.</param>
    /// <param name="folder">Where it goes; created when absent.</param>
    /// <param name="name">The name to try: the first, the second, ... as counted from 1.</param>
    /// <param name="lockTimeout">How long one and the same holder of the repository lock is waited for.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <returns>The path that it got.</returns>
    /// <exception cref="StoreException">It could not be written.</exception>
    public static async Task<string> PublishAsync(
        string root, string database, string prepared, string folder, Func<int, string> name, TimeSpan lockTimeout, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(name);
        DirectorySync.CreateDurable(folder);
        using var repositoryLock = new FileLock(new StoreFolder(Path.GetFullPath(root), database).RepositoryLockPath, LockClass.Repository);
        using LockHandle held = await repositoryLock.AcquireAsync(lockTimeout, ct).ConfigureAwait(false);
        using var progress = new ProgressBeat(held);
        // Under the lock nobody is at work here: what lies here was left by one that was killed.
        TemporarySweep.Sweep(folder, recursive: false);
        string temporary = TemporaryName.Beside(Path.Combine(folder, name(1)));
        try
        {
            Copy(prepared, temporary);
            for (int number = 1; ; number++)
            {
                string path = Path.Combine(folder, name(number));
                if (AtomicFile.PublishNew(temporary, path))
                    return path;
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Copy(string source, string target)
    {
        try
        {
            using var bytes = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            // It holds all that the store holds; nobody else is to read it.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            bytes.CopyTo(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(StoreFault.FileSystem, $"{target} could not be written: {e.Message} Nothing was changed. Make room, then try again.", e);
        }
    }
}
