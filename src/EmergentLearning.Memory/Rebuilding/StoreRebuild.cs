using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Hosting;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Engine.Snapshots;
using EmergentLearning.Memory.Backups;
using EmergentLearning.Memory.Health;
using EmergentLearning.Memory.Syncing;
using EmergentLearning.Memory.Transfer;

namespace EmergentLearning.Memory.Rebuilding;

/// <summary>Makes the database anew of the files, or the files of the database. What is there is backed up first. Thread-safe.</summary>
/// <param name="folder">The store's folder.</param>
/// <param name="options">Where the backup goes, and how.</param>
public sealed class StoreRebuild(string folder, BackupOptions? options = null)
{
    // Each try reads every file; whoever records all the time is asked to stop.
    private const int Tries = 5;

    private readonly string _root = Path.GetFullPath(folder);
    private readonly BackupOptions _options = options ?? new BackupOptions();

    /// <summary>
    /// Makes the database of the files as they are. What files do not tell (numbers, counts, other tools' tables) is taken from the old
    /// database, if it can be read. One transaction: after a kill the old database is there or the new one.
    /// </summary>
    /// <param name="dryRun">Only tell what would be.</param>
    /// <param name="force">Also when records of the old database have no file.</param>
    /// <param name="cancellationToken">Ends the call as long as nothing was changed.</param>
    /// <exception cref="StoreException">It was not rebuilt; the store is as before.</exception>
    public async Task<RestoreReport> FromFilesAsync(bool dryRun = false, bool force = false, CancellationToken cancellationToken = default)
    {
        var restore = new RestoreOptions { DryRun = dryRun, Force = force };
        for (int attempt = 1; ; attempt++)
        {
            if (!dryRun)
                await FlushAsync(cancellationToken).ConfigureAwait(false);
            // Before the first file is read: what is recorded from here on may be in no file that is read.
            long known = StoreReplacement.FindLastChange(_root, StoreSite.Database);
            try
            {
                return await FromFilesAsync(restore, known, cancellationToken).ConfigureAwait(false);
            }
            catch (StoreException exception) when (exception is StoreBusyException || exception.Fault == StoreFault.Input)
            {
                if (StoreReplacement.FindLastChange(_root, StoreSite.Database) <= known)
                    throw;
                if (attempt == Tries)
                    throw Busy(exception);
            }
        }
    }

    /// <summary>
    /// Makes every file as the database has it. What persons had changed is in the backup that is made first; files that the database does not
    /// know stay, and so does what is changed after that backup.
    /// </summary>
    /// <param name="dryRun">Only tell what would be.</param>
    /// <param name="cancellationToken">Ends the call between two files.</param>
    /// <exception cref="StoreException">The database cannot be read, or a file cannot be written.</exception>
    public async Task<RestoreReport> FromDatabaseAsync(bool dryRun = false, CancellationToken cancellationToken = default)
    {
        var opening = new StoreOptions { Clock = _options.Clock, LockTimeout = _options.LockTimeout };
        MemoryStore store = await MemoryStore.OpenAsync(_root, opening, cancellationToken).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            // What is queued is written the ordinary way.
            string? problem = dryRun ? null : await store.FlushAsync(cancellationToken).ConfigureAwait(false);
            Dictionary<string, string?> different = Different().ToDictionary(static path => path, HashOf, StringComparer.Ordinal);
            StoreDifference now = await StoreDifference.BetweenAsync(_root, _root).ConfigureAwait(false);
            var report = new RestoreReport("the database", _root, now.Learnings, now.Heuristics, now.Files, Gone: 0, different.Count)
            {
                IsDryRun = dryRun,
                Problem = problem,
            };
            if (dryRun || different.Count == 0)
                return report;

            BackupReceipt safety = await new BackupMaker(_root, _options).RunAsync(isSafety: true, cancellationToken).ConfigureAwait(false);
            IStore engine = store.Tables.Engine;
            byte[]? Content(string path) => engine.Read(path, static (session, path) => DocumentIndex.FindContent(session, path));
            IReadOnlyList<string> written = await DocumentFiles
                .WriteAgainAsync(_root, StoreSite.Database, Content, different, _options.LockTimeout, cancellationToken).ConfigureAwait(false);
            string[] left = [.. different.Keys.Except(written, StringComparer.Ordinal)];
            return report with
            {
                ChangedFiles = written.Count,
                SafetyBackup = safety.Backup.Name,
                Problem = left.Length == 0 ? problem : $"{left.Length} files were changed meanwhile and left as they are, the first of them {left[0]}.",
            };
        }
    }

    private string? HashOf(string path) => FileContent.ReadIfExists(Path.Combine(_root, path)) is { } content ? FileContent.Hash(content) : null;

    private async Task<RestoreReport> FromFilesAsync(RestoreOptions restore, long known, CancellationToken ct)
    {
        using var scratch = new ScratchFolder("elf-rebuild-");
        CopyFiles(scratch.Path);
        await ScratchStore.MakeAsync(scratch.Path, _root, _options.LockTimeout, ct).ConfigureAwait(false);
        return await new StoreReplacer(_root, _options) { MadeAfter = known }.RunAsync(scratch.Path, "the files", restore, ct).ConfigureAwait(false);
    }

    /// <summary>Has what is acknowledged written into its files, which are about to be all that counts.</summary>
    private async Task FlushAsync(CancellationToken ct)
    {
        if (!File.Exists(StoreSite.DatabaseOf(_root)))
            return;

        try
        {
            var opening = new StoreOptions { Clock = _options.Clock, LockTimeout = _options.LockTimeout };
            MemoryStore store = await MemoryStore.OpenAsync(_root, opening, ct).ConfigureAwait(false);
            await using (store.ConfigureAwait(false))
                _ = await store.FlushAsync(ct).ConfigureAwait(false);
        }
        catch (StoreException exception) when (exception.Fault is StoreFault.Database or StoreFault.Validation)
        {
            // Damaged: the files are all there is.
            return;
        }
    }

    private StoreBusyException Busy(StoreException cause) =>
        new($"The store in {_root} was written to each time that its files were read. Nothing was changed; let the writers end, then try again.", null, cause);

    private IEnumerable<string> Different()
    {
        MemoryReader reader = MemoryReader.Open(_root);
        SyncReport report = reader.Compare();
        reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return report.Issues.Select(static issue => issue.Kind switch
        {
            SyncIssueKind.EditedFile or SyncIssueKind.MissingFile => issue.Path,
            SyncIssueKind.RenamedFile => issue.PreviousPath,
            _ => null,
        }).OfType<string>().Distinct(StringComparer.Ordinal);
    }

    private void CopyFiles(string scratch)
    {
        var scan = new FolderScan(new System.IO.Abstractions.FileSystem());
        foreach (string top in StoreComparison.RecordFolders.Where(top => Directory.Exists(Path.Combine(_root, top))))
        {
            foreach (string path in scan.Scan(Path.Combine(_root, top)).Files)
            {
                if (FileContent.ReadIfExists(Path.Combine(_root, top, path)) is not { } content)
                    continue;
                using FileStream copy = ScratchFolder.CreateFile(scratch, $"{top}/{path}");
                copy.Write(content);
            }
        }
    }
}
