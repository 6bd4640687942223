using EmergentLearning.Engine.Files;

namespace EmergentLearning.Memory.Backups;

/// <summary>A backup into a store: into a new folder, or in place.</summary>
/// <param name="root">The store's folder.</param>
/// <param name="options">Where the backups lie, and their key.</param>
internal sealed class BackupRestore(string root, BackupOptions options)
{
    public Task<RestoreReport> RunAsync(BackupFile backup, RestoreOptions restore, CancellationToken ct) =>
        restore.To is { } target ? IntoAsync(backup, Path.GetFullPath(target), restore.DryRun, ct)
        : Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any() ? InPlaceAsync(backup, restore, ct)
        : IntoAsync(backup, root, restore.DryRun, ct);

    private async Task<RestoreReport> IntoAsync(BackupFile backup, string target, bool isDryRun, CancellationToken ct)
    {
        // Also for a look alone: that the backup opens is what one wants to know.
        if (isDryRun)
        {
            NewStoreFolder.RequireEmpty(target);
            return Report(backup, target, await BackupCheck.RunAsync(backup, options.Key, ct).ConfigureAwait(false)) with { IsDryRun = true };
        }

        BackupManifest manifest = await NewStoreFolder
            .MakeAsync(target, folder => BackupUnpacker.UnpackAsync(backup, options.Key, folder, ct)).ConfigureAwait(false);
        return Report(backup, target, manifest);
    }

    private async Task<RestoreReport> InPlaceAsync(BackupFile backup, RestoreOptions restore, CancellationToken ct)
    {
        using var scratch = new ScratchFolder("elf-restore-");
        BackupManifest manifest = await BackupUnpacker.UnpackAsync(backup, options.Key, scratch.Path, ct).ConfigureAwait(false);
        List<(string Path, byte[] Content)> edits = ReadEdits(manifest, scratch.Path);
        RestoreReport report = await new StoreReplacer(root, options).RunAsync(scratch.Path, $"backup {backup.Name}", restore, ct).ConfigureAwait(false);
        if (!restore.DryRun)
            WriteEdits(edits);
        return report;
    }

    private static RestoreReport Report(BackupFile backup, string target, BackupManifest manifest) => new(
        $"backup {backup.Name}", target, manifest.Learnings, manifest.Heuristics, manifest.Files, Gone: 0, ChangedFiles: manifest.Files);

    private static List<(string Path, byte[] Content)> ReadEdits(BackupManifest manifest, string scratch) =>
    [
        .. manifest.Entries
            .Where(static entry => entry.Name.StartsWith(ArchiveNames.Edits, StringComparison.Ordinal))
            .Select(static entry => entry.Name[ArchiveNames.Edits.Length..])
            .Select(path => (path, FileContent.ReadIfExists(Path.Combine(scratch, path)) ?? [])),
    ];

    /// <summary>As they were: in the file, and not yet in the store.</summary>
    private void WriteEdits(List<(string Path, byte[] Content)> edits)
    {
        foreach ((string path, byte[] content) in edits)
        {
            SafePath.RefuseLinks(root, path);
            string target = Path.Combine(root, path);
            DirectorySync.CreateDurable(Path.GetDirectoryName(target)!);
            AtomicFile.Replace(target, content);
        }
    }
}
