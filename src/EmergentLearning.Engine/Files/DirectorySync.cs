using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;

namespace EmergentLearning.Engine.Files;

/// <summary>Makes names durable. Thread-safe.</summary>
public static class DirectorySync
{
    private static readonly DurableWriter Writer = new(NativeFileSystem.Instance);

    /// <summary>
    /// Makes creations, renames and deletions in a folder survive power loss. On Windows there is no such call: does nothing.
    /// </summary>
    /// <param name="directory">The folder.</param>
    /// <exception cref="StoreException">It is absent, or must not be read.</exception>
    /// <exception cref="DurabilityLostException">The disk failed. Never try again: make the names anew, then sync those.</exception>
    public static void Sync(string directory) => NativeDirectory.Sync(directory);

    /// <summary>Creates a folder and those above it, and syncs each new one into its parent. Existence is fine.</summary>
    /// <param name="directory">The folder.</param>
    /// <exception cref="StoreException">The file system refused.</exception>
    /// <exception cref="DurabilityLostException">The disk failed; the folder that could not be made durable was removed again.</exception>
    public static void CreateDurable(string directory) => Writer.CreateDirectory(directory);
}
