using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Observability;

namespace EmergentLearning.Engine.Projection;

/// <summary>
/// Outbox entries to files. Decides by content hashes alone, never by times: a file with the new content is done, one with the
/// old content or none is written, anything else is a person's edit and is left alone.
/// </summary>
/// <param name="root">The absolute path of the store's folder.</param>
/// <param name="disk">Where the files are written.</param>
/// <param name="fence">Asked right before files get their names.</param>
/// <param name="onStep">Told of each step; for tests.</param>
/// <param name="onFull">Told that a file found no room.</param>
internal sealed class FileProjector(string root, IDurableFileSystem disk, Fence fence, Action<ProjectionStep>? onStep, Action onFull)
{
    /// <summary>Whether the pass before this one was killed or failed, so that names found in place are made anew.</summary>
    public bool DoubtNames { get; init; }

    /// <summary>Whether temporary files may be left that could not be removed.</summary>
    public bool HasLeftOver { get; private set; }

    /// <summary>Writes the files of a batch. The caller holds the repository lock, so no other process writes them.</summary>
    public FileProjectionResult Write(IReadOnlyList<OutboxEntry> entries)
    {
        OutboxEntry[][] files = [.. entries.GroupBy(entry => entry.Path, StringComparer.Ordinal).Select(file => file.ToArray())];
        FileProjectionResult result = TryWrite(files, out _) ?? WriteEachAlone(files);
        result.Written.Sort((one, other) => one.Sequence.CompareTo(other.Sequence));
        return result;
    }

    /// <summary>
    /// After a refusal a part may be published. Each file is looked at again by its hash, and alone: so one that is always refused
    /// never holds up the others.
    /// </summary>
    private FileProjectionResult WriteEachAlone(OutboxEntry[][] files)
    {
        EngineMeter.Retried("files.one.by.one");
        var result = new FileProjectionResult();
        foreach (OutboxEntry[] file in files)
        {
            if (TryWrite([file], out string? problem) is { } alone)
                result.Add(alone);
            else
                result.Problems[file[0].Path] = problem!;
        }

        // Under the lock nobody else's are in use; who has lost the lock must not touch those of the next holder.
        fence.Check();
        SweepAfterRefusal(files);
        return result;
    }

    /// <summary>
    /// A temporary file whose rename had no clear answer was not removed, and one whose removal was refused is there too. They stand in the
    /// folders of this batch, and once its entries are written nobody would look there again.
    /// </summary>
    private void SweepAfterRefusal(OutboxEntry[][] files)
    {
        foreach (IGrouping<string, string> folder in files.Select(file => file[0].Path).GroupBy(path => Path.GetDirectoryName(Path.Combine(root, path))!))
        {
            try
            {
                SafePath.RefuseLinks(root, folder.First());
                TemporarySweep.Sweep(folder.Key, recursive: false);
            }
            catch (StoreException exception) when (exception is not DurabilityLostException)
            {
                Note(exception);
                HasLeftOver = true;
            }
        }
    }

    private FileProjectionResult? TryWrite(OutboxEntry[][] files, out string? problem)
    {
        try
        {
            using var batch = new StagedFiles(root, disk, DoubtNames);
            var result = new FileProjectionResult();
            foreach (OutboxEntry[] file in files)
                Stage(batch, file, result);
            onStep?.Invoke(ProjectionStep.FilesStaged);
            problem = batch.FindChanged() is { } changed ? $"{changed} was changed while it was being written. It is left as it is." : null;
            if (problem is not null)
                return null;

            // A pass that was stopped here until another had begun would put older contents over newer ones.
            fence.Check();
            foreach (string taken in batch.Publish())
            {
                // A file that appeared between our look and the rename is a person's: the exclusive rename refused to replace it.
                result.Written.RemoveAll(entry => entry.Path == taken);
                result.ConflictPaths.Add(taken);
            }

            return result;
        }
        catch (StoreException exception) when (exception is not (DurabilityLostException or FencedException))
        {
            Note(exception);
            problem = exception.Message;
            return null;
        }
    }

    private void Stage(StagedFiles batch, OutboxEntry[] file, FileProjectionResult result)
    {
        try
        {
            if (Array.TrueForAll(file, change => change.OnDisk) || batch.TryStage(file))
                result.Written.AddRange(file);
            else
                result.ConflictPaths.Add(file[0].Path);
        }
        catch (StoreException exception) when (exception is not DurabilityLostException)
        {
            Note(exception);
            // One file that cannot be written must not hold up the others; its entries stay queued.
            result.Problems[file[0].Path] = exception.Message;
        }
    }

    private void Note(StoreException exception)
    {
        if (SpaceReserve.IsFull(exception))
            onFull();
    }
}
