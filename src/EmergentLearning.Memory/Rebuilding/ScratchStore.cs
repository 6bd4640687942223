using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Snapshots;
using EmergentLearning.Memory.Health;
using EmergentLearning.Memory.Syncing;
using EmergentLearning.Memory.Syncing.Deletions;

namespace EmergentLearning.Memory.Rebuilding;

/// <summary>
/// A store made of files alone in a folder of its own. What no file tells comes from the database that there was, if it can be read: numbers,
/// counts, and the tables of other tools.
/// </summary>
internal static class ScratchStore
{
    /// <summary>Makes a database of the files in a folder.</summary>
    /// <param name="scratch">The folder with the files, the caller's alone.</param>
    /// <param name="root">The store with the database that there was.</param>
    /// <param name="lockTimeout">How long a lock of that store is waited for.</param>
    /// <param name="ct">Ends the call.</param>
    public static async Task MakeAsync(string scratch, string root, TimeSpan lockTimeout, CancellationToken ct)
    {
        bool hasOld = await TryCopyAsync(scratch, root, lockTimeout, ct).ConfigureAwait(false);
        MemoryStore store = await MemoryStore.OpenAsync(scratch, new StoreOptions { UseGit = false, AllowForeignFolder = true }, ct).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            if (hasOld)
                await store.WriteAsync(static (transaction, now) => Empty(transaction, now), ct).ConfigureAwait(false);
            await store.SyncAsync(progress: null, ct).ConfigureAwait(false);
            if (hasOld)
                await store.WriteAsync(static (transaction, _) => GiveBack(transaction), ct).ConfigureAwait(false);
        }
    }

    /// <summary>False when there is no database that could be read.</summary>
    private static async Task<bool> TryCopyAsync(string scratch, string root, TimeSpan lockTimeout, CancellationToken ct)
    {
        if (!File.Exists(StoreSite.DatabaseOf(root)))
            return false;

        string folder = Path.GetDirectoryName(StoreSite.DatabaseOf(scratch))!;
        Directory.CreateDirectory(folder);
        try
        {
            await SnapshotTaker.TakeDatabaseAsync(root, StoreSite.Database, folder, lockTimeout, ct).ConfigureAwait(false);
            MemoryReader reader = MemoryReader.Open(scratch);
            await using (reader.ConfigureAwait(false))
            {
                if (reader.Judge().Integrity == "ok")
                    return true;
            }
        }
        catch (StoreException exception) when (exception.Fault == StoreFault.Database)
        {
            // Damaged: the files are all there is, and that is what they are asked for.
        }

        File.Delete(StoreSite.DatabaseOf(scratch));
        return false;
    }

    private static bool IsRecord(string path) => StoreComparison.RecordFolders.Contains(path.Split('/')[0], StringComparer.Ordinal);

    private static bool Empty(IWriteTransaction transaction, DateTimeOffset now)
    {
        // Whose file is gone was deleted, or is in another file, which will bring it back: its row must not be left without one.
        foreach (string path in DocumentIndex.ReadHashes(transaction).Keys.Where(path => IsRecord(path) && !File.Exists(Path.Combine(transaction.Root, path))))
            Tombstones.Bury(transaction, path, "its file was not there when the database was made anew", now);
        CarriedRows.TakeOut(transaction);
        // What lies elsewhere is no record, and no sync would find it again.
        foreach (string folder in StoreComparison.RecordFolders)
        {
            using IStatement delete = transaction.Prepare("delete from engine_documents where path >= ?1 and path < ?2");
            delete.BindText(1, folder + "/");
            delete.BindText(2, folder + "0");
            delete.MoveNext();
        }

        using IStatement clear = transaction.Prepare("delete from engine_outbox");
        clear.MoveNext();
        // The files state every link.
        using IStatement unlink = transaction.Prepare("delete from elf_links");
        unlink.MoveNext();
        return true;
    }

    private static bool GiveBack(IWriteTransaction transaction)
    {
        CarriedRows.GiveBack(transaction);
        return true;
    }
}
