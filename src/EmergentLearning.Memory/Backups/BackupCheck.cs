using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Git;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Memory.Backups;

/// <summary>Restores a backup into a scratch folder and looks whether what comes out is a sound store. Nothing else is a proof.</summary>
internal static class BackupCheck
{
    /// <exception cref="StoreException">It is not what it should be; the message says in what.</exception>
    public static async Task<BackupManifest> RunAsync(BackupFile backup, BackupKey? key, CancellationToken ct)
    {
        using var scratch = new ScratchFolder("elf-verify-");
        BackupManifest manifest = await BackupUnpacker.UnpackAsync(backup, key, scratch.Path, ct).ConfigureAwait(false);
        await CheckDatabaseAsync(backup.Name, manifest, scratch.Path).ConfigureAwait(false);
        if (manifest.References is not null)
            await CheckGitAsync(backup.Name, manifest, scratch.Path, ct).ConfigureAwait(false);
        return manifest;
    }

    private static async Task CheckDatabaseAsync(string name, BackupManifest manifest, string folder)
    {
        MemoryReader reader = MemoryReader.Open(folder);
        await using (reader.ConfigureAwait(false))
        {
            DatabaseVerdict verdict = reader.Judge();
            if (verdict.Integrity != "ok")
                throw BackupFault.Damaged(name, $"its database fails SQLite's check ({verdict.Integrity})");
            if (verdict.ForeignKeyViolations != manifest.ForeignKeyViolations)
                throw BackupFault.Damaged(name, "rows of its database point at rows that are not there");
            if (verdict.WrongDocuments.Count > 0)
                throw BackupFault.Damaged(name, $"{verdict.WrongDocuments[0]} does not have its hash in the database");

            HashSet<string> edits = [.. manifest.Entries.Select(static entry => entry.Name)
                .Where(static entry => entry.StartsWith(ArchiveNames.Edits, StringComparison.Ordinal))
                .Select(static entry => entry[ArchiveNames.Edits.Length..])];
            SyncIssue? issue = reader.Compare().Issues.FirstOrDefault(issue => IsFile(issue) && !edits.Contains(issue.Path));
            if (issue is not null)
                throw BackupFault.Damaged(name, $"its file {issue.Path} is not the one that its database tells of");
        }
    }

    // Rows of other tools never had files; a backup cannot change that.
    private static bool IsFile(SyncIssue issue) =>
        issue.Kind is SyncIssueKind.NewFile or SyncIssueKind.EditedFile or SyncIssueKind.MissingFile or SyncIssueKind.Unreadable;

    private static async Task CheckGitAsync(string name, BackupManifest manifest, string folder, CancellationToken ct)
    {
        GitFindings found = await GitExamination.CheckAsync(folder, ct).ConfigureAwait(false);
        if (found.IsDamaged)
            throw BackupFault.Damaged(name, $"git fsck finds in its history: {string.Join("; ", found.First)}");

        GitReferences restored = await GitArchive.ReadReferencesAsync(folder, ct).ConfigureAwait(false);
        if (restored.HeadCommit != manifest.References!.HeadCommit)
            throw BackupFault.Damaged(name, "its history does not end where it did");
    }
}
