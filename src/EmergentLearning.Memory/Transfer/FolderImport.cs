using System.IO.Abstractions;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Memory.Transfer;

/// <summary>
/// Every file of a folder into the store: as records, or kept verbatim. The bytes are kept either way. What was imported before is
/// left alone, so that an import can be repeated, and one that was killed can be finished.
/// </summary>
/// <param name="store">The store, open for writing.</param>
/// <param name="files">The file system of the folder.</param>
/// <param name="clock">Where "now" comes from.</param>
internal sealed class FolderImport(IStore store, IFileSystem files, TimeProvider clock)
{
    private const int ChunkSize = 200;

    public async Task<ImportReport> RunAsync(string folder, IProgress<SyncProgress>? progress, CancellationToken cancellationToken)
    {
        if (!files.Directory.Exists(folder))
            throw new StoreException(StoreFault.Input, $"{folder} is not a folder. Give the folder whose files are to be imported.");

        ScannedFolder scanned = new FolderScan(files).Scan(folder);
        var entries = new List<ImportedEntry>(scanned.Files.Count);
        foreach (string[] part in scanned.Files.Chunk(ChunkSize))
        {
            progress?.Report(new SyncProgress("Importing", entries.Count, scanned.Files.Count));
            // Read and understood before the transaction: every other writer waits for what happens inside it.
            (ImportedFile File, byte[] Content)[] chunk = [.. part.Select(path => Read(folder, path))];
            entries.AddRange(await store.WriteAsync(
                transaction => Take(transaction, chunk), Acknowledgement.Durable, cancellationToken).ConfigureAwait(false));
        }

        return new ImportReport(entries, scanned.Links, scanned.Special);
    }

    private (ImportedFile File, byte[] Content) Read(string folder, string path)
    {
        byte[] content = files.File.ReadAllBytes(files.Path.Combine(folder, path));
        return (FileClassifier.Classify(path, content), content);
    }

    private ImportedEntry[] Take(IWriteTransaction transaction, (ImportedFile File, byte[] Content)[] chunk)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string group = $"import-{Guid.NewGuid():N}";
        int added = chunk.Count(part => !IsKnown(transaction, part.File, part.Content));
        var message = new CommitMessage(FormattableString.Invariant($"import: {added} {(added == 1 ? "file" : "files")}"));
        return [.. chunk.Select(part => TakeOne(transaction, part.File, part.Content, new ImportStep(now, group, message)))];
    }

    private static ImportedEntry TakeOne(IWriteTransaction transaction, ImportedFile file, byte[] content, ImportStep step)
    {
        int records = file.Kind == ImportKind.Heuristic ? file.Heuristics.Count : file.Kind == ImportKind.Verbatim ? 0 : 1;
        if (IsKnown(transaction, file, content))
            return new ImportedEntry(file.SourcePath, file.StorePath, file.Kind, records, file.VerbatimReason, file.Notes, IsNew: false);

        string path = ChoosePath(transaction, file, content);
        transaction.Project(new DocumentChange
        {
            Path = path,
            Content = content,
            Message = step.Message,
            RecordedAt = step.Now,
            Group = step.Group,
        });
        DocumentRows.Link(transaction, file, path, step.Now);
        ImportLedger.Add(transaction, file, path, content, step.Now);
        return new ImportedEntry(file.SourcePath, path, file.Kind, records, file.VerbatimReason, file.Notes, IsNew: true);
    }

    private static bool IsKnown(IReadSession session, ImportedFile file, byte[] content) =>
        ImportLedger.Contains(session, file.SourcePath, FileContent.Hash(content));

    /// <summary>The file's own place, or one beside it when something else is there: nothing is overwritten.</summary>
    private static string ChoosePath(IWriteTransaction transaction, ImportedFile file, byte[] content)
    {
        if (transaction.IsPathFree(file.StorePath) || IsSame(transaction, file.StorePath, content))
            return file.StorePath;

        string extension = Path.GetExtension(file.StorePath);
        string stem = file.StorePath[..^extension.Length];
        for (int number = 2; ; number++)
        {
            string candidate = FormattableString.Invariant($"{stem}_{number}{extension}");
            if (transaction.IsPathFree(candidate))
                return candidate;
        }
    }

    /// <summary>The same bytes lie there, and no document has them: a folder imported into itself.</summary>
    private static bool IsSame(IWriteTransaction transaction, string path, byte[] content)
    {
        if (transaction.FindDocument(path) is not null)
            return false;

        SafePath.RefuseLinks(transaction.Root, path);
        return FileContent.ReadIfExists(Path.Combine(transaction.Root, path)) is { } onDisk && onDisk.AsSpan().SequenceEqual(content);
    }
}
