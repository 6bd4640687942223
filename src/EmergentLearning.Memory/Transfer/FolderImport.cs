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
    // Beside their number, so that memory and the time that others wait stay bounded however large the files are.
    private const int ChunkBytes = 16 << 20;

    public async Task<ImportReport> RunAsync(string folder, IProgress<SyncProgress>? progress, CancellationToken cancellationToken)
    {
        if (!files.Directory.Exists(folder))
            throw new StoreException(StoreFault.Input, $"{folder} is not a folder. Give the folder whose files are to be imported.");

        ScannedFolder scanned = new FolderScan(files).Scan(folder);
        var entries = new List<ImportedEntry>(scanned.Files.Count);
        var refused = new List<RefusedFile>();
        int inCommit = 0;
        ImportStep? step = null;
        foreach (ReadFile[] chunk in ReadChunks(folder, scanned.Files, refused))
        {
            int done = entries.Count + refused.Count;
            progress?.Report(new SyncProgress("Importing", done, scanned.Files.Count));
            if (step is null || inCommit + chunk.Length > ChunkedWrites.CommitSize)
            {
                step = Begin(done, scanned.Files.Count);
                inCommit = 0;
            }

            inCommit += chunk.Length;
            IReadOnlyList<ImportedEntry?> taken = await ChunkedWrites.WriteAsync<ReadFile, ImportedEntry?>(
                store, chunk, (transaction, some) => Take(transaction, some, step), Refuse, cancellationToken).ConfigureAwait(false);
            entries.AddRange(taken.OfType<ImportedEntry>());
        }

        return new ImportReport(entries, scanned.Links) { Refused = refused };

        ImportedEntry? Refuse(ReadFile part, StoreException refusal)
        {
            refused.Add(new RefusedFile(part.File.SourcePath, refusal.Message));
            return null;
        }
    }

    /// <summary>Read and understood before the transaction: every other writer waits for what happens inside it.</summary>
    private static IEnumerable<ReadFile[]> ReadChunks(string folder, IReadOnlyList<string> paths, List<RefusedFile> refused)
    {
        var chunk = new List<ReadFile>(ChunkedWrites.TransactionSize);
        long bytes = 0;
        foreach (string path in paths)
        {
            if (Read(folder, path, refused) is not { } file)
                continue;

            chunk.Add(file);
            bytes += file.Content.Length;
            if (chunk.Count < ChunkedWrites.TransactionSize && bytes < ChunkBytes)
                continue;

            yield return [.. chunk];
            chunk.Clear();
            bytes = 0;
        }

        if (chunk.Count > 0)
            yield return [.. chunk];
    }

    private static ReadFile? Read(string folder, string path, List<RefusedFile> refused)
    {
        try
        {
            if (FileContent.ReadIfExists(Path.Combine(folder, path)) is { } content)
                return new ReadFile(FileClassifier.Classify(path, content), content);

            refused.Add(new RefusedFile(path, "It is no longer there, or its name is not UTF-8. Rename it, then import again."));
        }
        catch (StoreException refusal)
        {
            refused.Add(new RefusedFile(path, refusal.Message));
        }

        return null;
    }

    private ImportStep Begin(int done, int all)
    {
        var message = new CommitMessage(FormattableString.Invariant($"import: files {done + 1} to {Math.Min(done + ChunkedWrites.CommitSize, all)} of {all}"));
        return new ImportStep(clock.GetUtcNow(), $"import-{Guid.NewGuid():N}", all <= ChunkedWrites.TransactionSize ? null : message);
    }

    private static ImportedEntry?[] Take(IWriteTransaction transaction, ReadOnlyMemory<ReadFile> chunk, ImportStep step)
    {
        ReadFile[] parts = chunk.ToArray();
        CommitMessage message = step.Message ?? Counted(parts.Count(part => !IsKnown(transaction, part.File, part.Content)));
        return Array.ConvertAll<ReadFile, ImportedEntry?>(parts, part => TakeOne(transaction, part.File, part.Content, step, message));
    }

    private static CommitMessage Counted(int added) =>
        new(FormattableString.Invariant($"import: {added} {(added == 1 ? "file" : "files")}"));

    private static ImportedEntry TakeOne(IWriteTransaction transaction, ImportedFile file, byte[] content, ImportStep step, CommitMessage message)
    {
        if (IsKnown(transaction, file, content))
            return new ImportedEntry(file.SourcePath, file.StorePath, file.Kind, RecordsOf(file), file.VerbatimReason, file.Notes, IsNew: false);

        string path = ChoosePath(transaction, file, content);
        // Beside the store's own rules, a second file of them is kept as it is.
        if (file.Kind == ImportKind.GoldenRule && path != file.StorePath)
            file = file with { Kind = ImportKind.Verbatim, VerbatimReason = "The store has golden rules of its own.", GoldenRules = [] };
        transaction.Project(new DocumentChange
        {
            Path = path,
            Content = content,
            Message = message,
            RecordedAt = step.Now,
            Group = step.Group,
        });
        EditIntake.Appear(transaction, file, content, path, step.Now);
        ImportLedger.Add(transaction, file, path, content, step.Now);
        return new ImportedEntry(file.SourcePath, path, file.Kind, RecordsOf(file), file.VerbatimReason, file.Notes, IsNew: true);
    }

    private static int RecordsOf(ImportedFile file) => file.Kind switch
    {
        ImportKind.Heuristic => file.Heuristics.Count,
        ImportKind.GoldenRule => file.GoldenRules.Count,
        ImportKind.Verbatim => 0,
        _ => 1,
    };

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
