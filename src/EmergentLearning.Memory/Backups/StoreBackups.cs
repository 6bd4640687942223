using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Memory.Backups;

/// <summary>
/// Backups of a store: made while it is used, proven before they count, and restored in place or beside it. Thread-safe, also between
/// processes.
/// </summary>
/// <param name="folder">The store's folder.</param>
/// <param name="options">Where the backups lie, and their key.</param>
public sealed class StoreBackups(string folder, BackupOptions? options = null)
{
    private readonly string _root = Path.GetFullPath(folder);
    private readonly BackupOptions _options = options ?? new BackupOptions();

    /// <summary>Where they lie.</summary>
    public string Folder => _options.FolderFor(_root);

    /// <summary>
    /// Makes a backup of database, files and git as of one moment, restores it into a scratch folder, and names it only when what came out
    /// is a sound store. Writers go on meanwhile.
    /// </summary>
    /// <exception cref="StoreException">It could not be made; there is no new backup.</exception>
    public Task<BackupReceipt> CreateAsync(CancellationToken cancellationToken = default) =>
        new BackupMaker(_root, _options).RunAsync(isSafety: false, cancellationToken);

    /// <summary>What there is, the newest first.</summary>
    /// <exception cref="StoreException">The folder cannot be read.</exception>
    public IReadOnlyList<BackupFile> List() => BackupFolder.List(Folder);

    /// <summary>Proves a backup: restores it into a scratch folder and looks at everything.</summary>
    /// <param name="which">A name, <c>latest</c>, or a date or time (UTC): the newest that is not later.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StoreException">There is none, it is damaged, or needs a key.</exception>
    public async Task<BackupReceipt> VerifyAsync(string which, CancellationToken cancellationToken = default)
    {
        BackupFile backup = BackupFolder.Find(Folder, which);
        return BackupReceipt.From(backup, await BackupCheck.RunAsync(backup, _options.Key, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Deletes what the policy does not keep; those that a restore made are counted apart. The newest always stays.</summary>
    /// <param name="policy">What is kept.</param>
    /// <param name="dryRun">Only tell.</param>
    /// <returns>What was deleted, or would be.</returns>
    /// <exception cref="StoreException">One could not be deleted.</exception>
    public IReadOnlyList<BackupFile> Prune(RetentionPolicy policy, bool dryRun = false)
    {
        ArgumentNullException.ThrowIfNull(policy);
        BackupFile[] gone =
        [
            .. List().GroupBy(static backup => backup.IsSafety).SelectMany(group =>
            {
                // Of several of one second the last is the newest.
                HashSet<DateTimeOffset> kept = [.. policy.Keep(group.Select(static backup => backup.MadeAt))];
                return group.GroupBy(static backup => backup.MadeAt)
                    .SelectMany(second => second.Skip(kept.Contains(second.Key) ? 1 : 0));
            }),
        ];
        if (!dryRun && gone.Length > 0)
            Delete(gone);
        return gone;
    }

    /// <summary>
    /// Restores a backup. In place it is one transaction: after a kill or on a full disk the store is as before, or as in the backup. What is
    /// there is backed up first, and git's history goes on.
    /// </summary>
    /// <param name="which">As for <see cref="VerifyAsync"/>.</param>
    /// <param name="restore">Where to, and whether at all.</param>
    /// <param name="cancellationToken">Ends the call as long as nothing was changed.</param>
    /// <exception cref="StoreException">It was not restored; the store is as before.</exception>
    public Task<RestoreReport> RestoreAsync(string which, RestoreOptions? restore = null, CancellationToken cancellationToken = default) =>
        new BackupRestore(_root, _options).RunAsync(BackupFolder.Find(Folder, which), restore ?? new RestoreOptions(), cancellationToken);

    /// <summary>Restores the files of a commit, and a database made of them, in the same way.</summary>
    /// <param name="commitOrDate">A commit, branch or tag; or a date or time (UTC): the last commit that is not later.</param>
    /// <param name="restore">Where to, and whether at all.</param>
    /// <param name="cancellationToken">Ends the call as long as nothing was changed.</param>
    /// <exception cref="StoreException">There is no such commit, or it was not restored; the store is as before.</exception>
    public Task<RestoreReport> RestoreAtAsync(string commitOrDate, RestoreOptions? restore = null, CancellationToken cancellationToken = default) =>
        new CommitRestore(_root, _options).RunAsync(commitOrDate, restore ?? new RestoreOptions(), cancellationToken);

    private void Delete(BackupFile[] gone)
    {
        try
        {
            foreach (BackupFile backup in gone)
                File.Delete(backup.Path);
            DirectorySync.Sync(Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(StoreFault.FileSystem, $"A backup in {Folder} could not be deleted: {e.Message} Make the folder writable.", e);
        }
    }
}
