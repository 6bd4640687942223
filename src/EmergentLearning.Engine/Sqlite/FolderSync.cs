using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Locking.Native;

namespace EmergentLearning.Engine.Sqlite;

/// <summary>Makes the names in a folder durable: syncing a file does not make its name survive power loss.</summary>
internal static class FolderSync
{
    /// <exception cref="StoreException">The folder could not be synced.</exception>
    public static void Run(string folder) => NativeDirectory.Sync(folder);
}
