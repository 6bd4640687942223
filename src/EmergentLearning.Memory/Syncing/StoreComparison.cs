using System.IO.Abstractions;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Memory.Tables;
using EmergentLearning.Memory.Transfer;

namespace EmergentLearning.Memory.Syncing;

/// <summary>Compares a store's database with its files, by content alone. Writes nothing.</summary>
/// <param name="store">The store, open for reading or writing.</param>
/// <param name="files">The file system.</param>
internal sealed class StoreComparison(IStore store, IFileSystem files)
{
    /// <summary>The folders, below the store's, in which records lie.</summary>
    private static readonly string[] Folders = ["memory", "golden-rules", "ceo-inbox", "cycles", "experiments", "proposals"];

    public SyncReport Run(IProgress<SyncProgress>? progress)
    {
        IReadOnlyDictionary<string, string> documents = store.Read(0, static (session, _) => DocumentIndex.ReadHashes(session));
        IReadOnlySet<string> queued = store.Read(0, static (session, _) => DocumentIndex.ReadQueuedPaths(session));
        List<string> paths = [.. ListFiles()];
        var issues = new List<SyncIssue>();
        for (int i = 0; i < paths.Count; i++)
        {
            progress?.Report(new SyncProgress("Comparing", i, paths.Count));
            if (!queued.Contains(paths[i]) && CompareFile(paths[i], documents) is { } issue)
                issues.Add(issue);
        }

        var present = paths.ToHashSet(StringComparer.Ordinal);
        issues.AddRange(documents.Keys
            .Where(path => !present.Contains(path) && !queued.Contains(path) && !files.File.Exists(FullPath(path)))
            .Select(path => new SyncIssue(SyncIssueKind.MissingFile, path, null, Fixed: false)));
        issues.AddRange(RowsWithoutFile(documents, present));
        return new SyncReport(paths.Count, issues);
    }

    private IEnumerable<string> ListFiles() => Folders
        .Where(folder => files.Directory.Exists(FullPath(folder)))
        .SelectMany(folder => new FolderScan(files).Scan(FullPath(folder)).Files.Select(path => $"{folder}/{path}"))
        .Where(path => !Import.FileClassifier.IsIgnored(path));

    private SyncIssue? CompareFile(string path, IReadOnlyDictionary<string, string> documents)
    {
        byte[] content;
        try
        {
            SafePath.RefuseLinks(store.Root, path);
            content = files.File.ReadAllBytes(FullPath(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or StoreException)
        {
            return new SyncIssue(SyncIssueKind.Unreadable, path, exception.Message, Fixed: false);
        }

        if (!documents.TryGetValue(path, out string? hash))
            return new SyncIssue(SyncIssueKind.NewFile, path, null, Fixed: false);
        return hash == FileContent.Hash(content) ? null : new SyncIssue(SyncIssueKind.EditedFile, path, null, Fixed: false);
    }

    private IEnumerable<SyncIssue> RowsWithoutFile(IReadOnlyDictionary<string, string> documents, HashSet<string> present)
    {
        IReadOnlyList<Learning> failures = store.Read(0, static (session, _) =>
            session.List<Learning, int>("where type = 'failure' order by id", 0, static (_, _) => { }));
        IReadOnlyList<Heuristic> heuristics = store.Read(0, static (session, _) =>
            session.List<Heuristic, int>("where filepath is null order by id", 0, static (_, _) => { }));
        return failures
            .Where(row => !documents.ContainsKey(row.FilePath) && !present.Contains(row.FilePath))
            .Select(row => RowFiles.IsFailurePath(row.FilePath)
                ? RowWithoutFile(row.FilePath, "learnings", row.Id)
                : new SyncIssue(SyncIssueKind.RowOfOtherTool, row.FilePath, "its path is not one of memory/failures", Fixed: false))
            .Concat(heuristics.Select(row => RowWithoutFile(row.Domain, "heuristics", row.Id)));
    }

    private static SyncIssue RowWithoutFile(string path, string table, long id) =>
        new(SyncIssueKind.RowWithoutFile, path, null, Fixed: false) { Table = table, RowId = id };

    private string FullPath(string path) => files.Path.Combine(store.Root, path);
}
