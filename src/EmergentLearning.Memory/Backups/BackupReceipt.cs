namespace EmergentLearning.Memory.Backups;

/// <summary>A backup that was restored into a scratch folder and found good there.</summary>
/// <param name="Backup">The file.</param>
/// <param name="Learnings">How many learnings it holds.</param>
/// <param name="Heuristics">How many heuristics.</param>
/// <param name="Files">How many files of the store.</param>
/// <param name="Edits">How many files that persons had changed and the store had not taken in.</param>
/// <param name="Commit">The commit that was checked out; <see langword="null"/> without one.</param>
public sealed record BackupReceipt(BackupFile Backup, long Learnings, long Heuristics, int Files, int Edits, string? Commit)
{
    internal long LastChange { get; private init; }

    internal static BackupReceipt From(BackupFile backup, BackupManifest manifest) => new(
        backup,
        manifest.Learnings,
        manifest.Heuristics,
        manifest.Files,
        manifest.Entries.Count(static entry => entry.Name.StartsWith(ArchiveNames.Edits, StringComparison.Ordinal)),
        manifest.References?.HeadCommit)
    {
        LastChange = manifest.LastChange,
    };
}
