using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Snapshots;
using EmergentLearning.Memory.Health;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Backups;

/// <summary>Makes a backup: snapshot, archive, proof, name. In this order, so that what has a backup's name is one.</summary>
/// <param name="root">The store's folder.</param>
/// <param name="options">Where and how.</param>
internal sealed class BackupMaker(string root, BackupOptions options)
{
    public async Task<BackupReceipt> RunAsync(bool isSafety, CancellationToken ct)
    {
        DateTimeOffset now = options.Clock.GetUtcNow();
        using var scratch = new ScratchFolder("elf-backup-");
        string memory = scratch.Below(Path.GetDirectoryName(StoreSite.Database)!);
        StoreSnapshot snapshot = await SnapshotTaker.TakeAsync(root, StoreSite.Database, memory, options.LockTimeout, ct).ConfigureAwait(false);
        string archive = Path.Combine(scratch.Path, "archive");
        await WriteAsync(snapshot, scratch.Path, archive, BackupName.Create(now, isSafety), now).ConfigureAwait(false);

        var unnamed = new BackupFile("(new)", archive, now, options.Key is not null, isSafety, new FileInfo(archive).Length);
        BackupManifest proven = await BackupCheck.RunAsync(unnamed, options.Key, ct).ConfigureAwait(false);
        string suffix = options.Key is null ? BackupName.PlainSuffix : BackupName.SealedSuffix;
        string path = await SnapshotPublisher.PublishAsync(
            root, StoreSite.Database, archive, options.FolderFor(root),
            number => BackupName.Create(now, isSafety, number) + suffix, options.LockTimeout, ct).ConfigureAwait(false);
        return BackupReceipt.From(BackupName.TryRead(path)!, proven);
    }

    private async Task WriteAsync(StoreSnapshot snapshot, string scratch, string archive, string name, DateTimeOffset now)
    {
        MemoryTables copy = MemoryTables.OpenReadOnly(scratch);
        await using (copy.ConfigureAwait(false))
        {
            var contents = new BackupContents(snapshot, copy.Engine, await StoreEdits.FindAsync(root, copy.Engine).ConfigureAwait(false));
            BackupManifest manifest = contents.Describe(name, now);
            try
            {
                using var file = new FileStream(archive, FileMode.CreateNew, FileAccess.Write, FileShare.None);
                using var writer = new ArchiveWriter(file, options.Key, now);
                contents.WriteTo(writer, manifest);
                writer.Finish();
            }
            catch (IOException e)
            {
                throw new StoreException(
                    StoreFault.FileSystem, $"The backup could not be written: {e.Message} Nothing was changed. Make room there, or set TMPDIR to a folder with room, then try again.", e);
            }
        }
    }
}
