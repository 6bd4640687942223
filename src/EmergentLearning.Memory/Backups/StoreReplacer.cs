using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Git;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Snapshots;
using EmergentLearning.Memory.Health;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Memory.Backups;

/// <summary>
/// Puts the content of a scratch store into a store in place, after a backup of what is there: what persons edited is taken in first, so that
/// it is in that backup and in git's history.
/// </summary>
/// <param name="root">The store's folder.</param>
/// <param name="options">Where the safety copy goes, and how.</param>
internal sealed class StoreReplacer(string root, BackupOptions options)
{
    /// <summary>
    /// The last change that the scratch store knows of, when it was made of this very store: nothing may be recorded from then on until it takes the place.
    /// <see langword="null"/> when it is of another time.
    /// </summary>
    public long? MadeAfter { get; init; }

    // Each try makes a backup; whoever records all the time is asked to stop.
    private const int Tries = 3;

    private StoreOptions Opening => new() { Clock = options.Clock, LockTimeout = options.LockTimeout };

    /// <param name="scratch">A folder with a whole store in it, the caller's alone. It is used up.</param>
    /// <param name="source">What it is, for the report and the commit.</param>
    /// <param name="restore">Whether to do it, and what may be lost by it.</param>
    /// <param name="ct">Ends the waiting for locks.</param>
    public async Task<RestoreReport> RunAsync(string scratch, string source, RestoreOptions restore, CancellationToken ct)
    {
        await SettleAsync(scratch, ct).ConfigureAwait(false);
        RestoreReport report = await CompareAsync(scratch, source, restore).ConfigureAwait(false);
        if (restore.DryRun)
            return report;

        if (GitRepository.Probe(root) == GitStatus.NotARepository && GitRepository.Probe(scratch) == GitStatus.Ready && Directory.Exists(root))
            GitArchive.Copy(scratch, root);
        report = await ReplaceAsync(scratch, source, restore, ct).ConfigureAwait(false);
        return report with { Problem = await FinishAsync(isLost: report.SafetyBackup is null, ct).ConfigureAwait(false) };
    }

    /// <summary>Brings a scratch store to today's layout; what it had queued is done there and not again.</summary>
    private static async Task SettleAsync(string scratch, CancellationToken ct)
    {
        MemoryStore store = await MemoryStore
            .OpenAsync(scratch, new StoreOptions { UseGit = false, AllowForeignFolder = true }, ct).ConfigureAwait(false);
        await store.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>What would change.</summary>
    /// <exception cref="StoreException">Records would go, and nobody said that they may.</exception>
    private async Task<RestoreReport> CompareAsync(string scratch, string source, RestoreOptions restore)
    {
        StoreDifference difference = await StoreDifference.BetweenAsync(root, scratch).ConfigureAwait(false);
        if (difference.Gone > 0 && !restore.Force && !restore.DryRun)
        {
            throw new StoreException(
                StoreFault.Input,
                $"{difference.Gone} records of the store in {root} are not in {source}. Nothing was changed. Run it with --force: "
                + "a backup is made first, and git's history keeps them; or with --to DIR to get a store beside this one.");
        }

        return new RestoreReport(
            source, root, difference.Learnings, difference.Heuristics, difference.Files, difference.Gone, difference.ChangedFiles)
        {
            IsDryRun = restore.DryRun,
        };
    }

    private async Task<RestoreReport> ReplaceAsync(string scratch, string source, RestoreOptions restore, CancellationToken ct)
    {
        var message = new CommitMessage($"restore: {source}", "The files are as they were then; what was here before is in the history.");
        bool wasUnreadable = false;
        for (int attempt = 1; ; attempt++)
        {
            // What can be known of a store without a backup: somebody may be making it, or mending it, just now.
            long known = MadeAfter ?? StoreReplacement.FindLastChange(root, StoreSite.Database);
            BackupReceipt? safety = await TryMakeSafetyAsync(ct).ConfigureAwait(false);
            if (wasUnreadable && safety is not null)
                throw MadeByAnother();

            wasUnreadable = safety is null;
            if (safety is not null && MadeAfter is null)
                known = safety.LastChange;
            // Once more, with what was recorded until that backup was made; what comes after it makes the replacement fail.
            RestoreReport report = await CompareAsync(scratch, source, restore).ConfigureAwait(false);
            var reason = new ReplacementReason(message, options.Clock.GetUtcNow(), options.LockTimeout) { LastKnownChange = known };
            try
            {
                string? aside = await StoreReplacement
                    .ReplaceAsync(root, StoreSite.Database, StoreSite.DatabaseOf(scratch), reason, ct).ConfigureAwait(false);
                return report with { SafetyBackup = safety?.Backup.Name, DamagedCopy = aside };
            }
            catch (StoreBusyException) when (MadeAfter is null && attempt < Tries && !ct.IsCancellationRequested)
            {
                // Somebody recorded after the backup was made: what they recorded must be in one.
            }
        }
    }

    private StoreBusyException MadeByAnother() => new(
        $"The store in {root} was made or mended by another process while it was about to be replaced. Nothing was changed; look at it, then try again.",
        holder: null);

    /// <summary>A backup of what is there; <see langword="null"/> when it is nothing that could be read.</summary>
    private async Task<BackupReceipt?> TryMakeSafetyAsync(CancellationToken ct)
    {
        if (!File.Exists(StoreSite.DatabaseOf(root)))
            return null;

        try
        {
            // Whoever makes the database of the files has them, and means them as they are.
            if (MadeAfter is null)
                await TakeInEditsAsync(ct).ConfigureAwait(false);
            return await new BackupMaker(root, options).RunAsync(isSafety: true, ct).ConfigureAwait(false);
        }
        catch (StoreException exception) when (exception.Fault is StoreFault.Database or StoreFault.Validation)
        {
            // Damaged: its files are put aside as they are instead, when the other takes its place.
            return null;
        }
    }

    private async Task TakeInEditsAsync(CancellationToken ct)
    {
        MemoryStore store = await MemoryStore.OpenAsync(root, Opening, ct).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            // A missing file is taken for a lost one, which the backup brings back.
            await store.SyncAsync(new SyncOptions { MissingFiles = MissingFileRule.WriteAgain }, progress: null, ct).ConfigureAwait(false);
            _ = await store.FlushAsync(ct).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Writes the files and makes the commits. Where there was no database, nobody knows which files differ: those that are missing are written,
    /// and what others have that is newer is taken in.
    /// </summary>
    private async Task<string?> FinishAsync(bool isLost, CancellationToken ct)
    {
        MemoryStore store = await MemoryStore.OpenAsync(root, Opening with { AllowForeignFolder = true }, ct).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            if (isLost)
                await store.SyncAsync(new SyncOptions { MissingFiles = MissingFileRule.WriteAgain }, progress: null, ct).ConfigureAwait(false);
            return await store.FlushAsync(ct).ConfigureAwait(false);
        }
    }
}
