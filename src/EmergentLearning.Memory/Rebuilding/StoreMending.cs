using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Memory.Backups;

namespace EmergentLearning.Memory.Rebuilding;

/// <summary>
/// Mends a store by what is at hand. A sound database stays, and a sync mends the rest. A damaged one is replaced by the newest backup that
/// proves good, or, without one, made anew of the files; then a sync takes in what files have that is newer.
/// </summary>
/// <param name="folder">The store's folder.</param>
/// <param name="options">Where the backups lie, and their key.</param>
public sealed class StoreMending(string folder, BackupOptions? options = null)
{
    // Whoever asks for mending has lost something: a file that no commit deleted is not taken for a wish.
    private static readonly Syncing.SyncOptions MissingAreLost = new() { MissingFiles = Syncing.MissingFileRule.WriteAgain };

    private readonly string _root = Path.GetFullPath(folder);
    private readonly BackupOptions _options = options ?? new BackupOptions();

    /// <summary>Mends it.</summary>
    /// <param name="cancellationToken">Ends the call between its steps.</param>
    /// <returns>What was done, a line each; none when nothing had to be.</returns>
    /// <exception cref="StoreException">It could not be mended; what was there is there.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken = default)
    {
        var done = new List<string>();
        if (!await IsSoundAsync().ConfigureAwait(false))
            done.AddRange(await ReplaceUnlessMendedAsync(cancellationToken).ConfigureAwait(false));

        var opening = new StoreOptions { Clock = _options.Clock, LockTimeout = _options.LockTimeout, AllowForeignFolder = true };
        MemoryStore store = await MemoryStore.OpenAsync(_root, opening, cancellationToken).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            Syncing.SyncReport report = await store.SyncAsync(MissingAreLost, progress: null, cancellationToken).ConfigureAwait(false);
            done.AddRange(report.Issues.Where(static issue => issue.Fixed).Select(static issue => $"Brought {issue.Path} in step."));
            if (await store.FlushAsync(cancellationToken).ConfigureAwait(false) is { } problem)
                done.Add($"Files or commits are pending: {problem}");
        }

        return done;
    }

    private async Task<bool> IsSoundAsync()
    {
        try
        {
            MemoryReader reader = MemoryReader.Open(_root);
            await using (reader.ConfigureAwait(false))
                return reader.Judge() is { Integrity: "ok", WrongDocuments.Count: 0 };
        }
        catch (StoreException exception) when (exception.Fault == StoreFault.Database)
        {
            return false;
        }
    }

    private async Task<IEnumerable<string>> ReplaceUnlessMendedAsync(CancellationToken ct)
    {
        try
        {
            return await ReplaceAsync(ct).ConfigureAwait(false);
        }
        catch (StoreBusyException)
        {
            // Another process may have mended it meanwhile, and others record into it again.
            if (!await IsSoundAsync().ConfigureAwait(false))
                throw;
            return [];
        }
    }

    private async Task<IEnumerable<string>> ReplaceAsync(CancellationToken ct)
    {
        var backups = new StoreBackups(_root, _options);
        var told = new List<string>();
        foreach (BackupFile backup in backups.List())
        {
            try
            {
                RestoreReport report = await backups.RestoreAsync(backup.Name, new RestoreOptions { Force = true }, ct).ConfigureAwait(false);
                return [.. told, $"Restored the backup {backup.Name}.", .. Aside(report)];
            }
            catch (StoreException exception) when (exception.Fault is StoreFault.Validation or StoreFault.Security)
            {
                told.Add($"Passed over a backup: {exception.Message}");
            }
        }

        RestoreReport rebuilt = await new StoreRebuild(_root, _options).FromFilesAsync(force: true, cancellationToken: ct).ConfigureAwait(false);
        return [.. told, $"Made the database anew of {rebuilt.Files} files.", .. Aside(rebuilt)];
    }

    private static IEnumerable<string> Aside(RestoreReport report) =>
        report.DamagedCopy is { } copy ? [$"The database that could not be read is in {copy}."] : [];
}
