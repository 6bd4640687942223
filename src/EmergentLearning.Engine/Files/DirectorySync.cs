using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Files;

/// <summary>Makes names durable. Thread-safe.</summary>
public static class DirectorySync
{
    private static readonly DurableWriter Writer = new(NativeFileSystem.Instance);

    /// <summary>
    /// Makes creations, renames and deletions in a folder survive power loss. On Windows there is no such call: does nothing.
    /// </summary>
    /// <param name="directory">The folder.</param>
    /// <exception cref="StoreException">It is absent, or the disk failed.</exception>
    public static void Sync(string directory) => NativeFileSystem.Instance.SyncDirectory(directory);

    /// <summary>Creates a folder and those above it, and syncs each new one into its parent. Existence is fine.</summary>
    /// <param name="directory">The folder.</param>
    /// <exception cref="StoreException">The file system refused.</exception>
    public static void CreateDurable(string directory) => Writer.CreateDirectory(directory);
}
