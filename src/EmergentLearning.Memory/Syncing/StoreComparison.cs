using System.IO.Abstractions;
using System.Security.Cryptography;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Memory.Transfer;

namespace EmergentLearning.Memory.Syncing;

/// <summary>Compares a store's database with its files, by content alone. Writes nothing.</summary>
/// <param name="store">The store, open for reading or writing.</param>
/// <param name="files">The file system.</param>
/// <param name="root">The folder of the files. Default: the store's.</param>
internal sealed class StoreComparison(IStore store, IFileSystem files, string? root = null)
{
    private readonly string _root = root ?? store.Root;

    /// <summary>The folders, below the store's, in which records lie.</summary>
    public static readonly IReadOnlyList<string> RecordFolders = ["memory", "golden-rules", "ceo-inbox", "cycles", "experiments", "proposals"];

    public SyncReport Run(IProgress<SyncProgress>? progress, CancellationToken cancellationToken = default)
    {
        StoreView view = ReadView();
        List<string> paths = [.. ListFiles()];
        var issues = new List<SyncIssue>();
        for (int i = 0; i < paths.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new SyncProgress("Comparing", i, paths.Count));
            if (CompareFile(paths[i], view) is { } issue)
                issues.Add(issue);
        }

        var present = paths.ToHashSet(StringComparer.Ordinal);
        issues.AddRange(view.Hashes.Keys
            .Where(path => !present.Contains(path))
            .Select(path => FindMissing(path, view))
            .OfType<SyncIssue>());
        return new SyncReport(paths.Count, [.. Renames.Pair(StillTrue(issues, view)), .. RowsWithoutFile(view, present)]);
    }

    /// <summary>
    /// Documents outside the folders of records whose files have other bytes than the store's. A missing one is an issue of <see cref="Run"/>.
    /// </summary>
    public IReadOnlyList<string> FindEditedElsewhere()
    {
        StoreView view = ReadView();
        return [.. view.Hashes.Keys
            .Where(path => !RecordFolders.Contains(path.Split('/')[0], StringComparer.Ordinal) && files.File.Exists(FullPath(path)))
            .Where(path => CompareFile(path, view) is { Kind: SyncIssueKind.EditedFile })
            .Order(StringComparer.Ordinal)];
    }

    private StoreView ReadView() => store.Read(0, static (session, _) => StoreView.Read(session));

    private IEnumerable<string> ListFiles() => RecordFolders
        .Where(folder => files.Directory.Exists(FullPath(folder)))
        .SelectMany(folder => new FolderScan(files).Scan(FullPath(folder)).Files.Select(path => $"{folder}/{path}"))
        .Where(path => !Import.FileClassifier.IsIgnored(path));

    /// <summary>Others record meanwhile: what has become of a path since the look at the database is seen by a second look.</summary>
    private List<SyncIssue> StillTrue(List<SyncIssue> issues, StoreView before)
    {
        if (issues.Count == 0)
            return issues;

        StoreView now = ReadView();
        return [.. issues.Select(issue => IsAsBefore(issue.Path, before, now) ? issue : LookAgain(issue, now)).OfType<SyncIssue>()];
    }

    private static bool IsAsBefore(string path, StoreView before, StoreView now) =>
        !now.Queued.Contains(path) && before.Hashes.GetValueOrDefault(path) == now.Hashes.GetValueOrDefault(path);

    private SyncIssue? LookAgain(SyncIssue issue, StoreView now) =>
        issue.Kind == SyncIssueKind.MissingFile ? FindMissing(issue.Path, now) : CompareFile(issue.Path, now);

    private SyncIssue? FindMissing(string path, StoreView view) =>
        view.Hashes.TryGetValue(path, out string? hash) && !view.Queued.Contains(path) && !files.File.Exists(FullPath(path))
            ? new SyncIssue(SyncIssueKind.MissingFile, path, null, Fixed: false) { Hash = hash }
            : null;

    private SyncIssue? CompareFile(string path, StoreView view)
    {
        if (view.Queued.Contains(path))
            return null;

        string found;
        try
        {
            SafePath.RefuseLinks(_root, path);
            // Not read whole: a file of any size may lie here.
            using Stream content = files.File.OpenRead(FullPath(path));
            found = Convert.ToHexStringLower(SHA256.HashData(content));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or StoreException)
        {
            return new SyncIssue(SyncIssueKind.Unreadable, path, exception.Message, Fixed: false);
        }

        if (!view.Hashes.TryGetValue(path, out string? expected))
            return new SyncIssue(SyncIssueKind.NewFile, path, null, Fixed: false) { Hash = found };
        return expected == found ? null : new SyncIssue(SyncIssueKind.EditedFile, path, null, Fixed: false);
    }

    private static IEnumerable<SyncIssue> RowsWithoutFile(StoreView view, HashSet<string> present)
    {
        // Another tool's path that differs from a document's in case only: on some systems the same file, so none is written for it.
        var taken = new HashSet<string>(view.Hashes.Keys, StringComparer.OrdinalIgnoreCase);
        foreach (UnfiledRow row in view.UnfiledRows)
        {
            if (row.Table != "learnings")
                yield return RowWithoutFile(row);
            else if (present.Contains(row.Path))
                continue;
            else if (!RowFiles.IsFailurePath(row.Path))
                yield return RowOfOtherTool(row, "its path is not one of memory/failures");
            else
                yield return taken.Contains(row.Path) ? RowOfOtherTool(row, "another file's path differs from its in case only") : RowWithoutFile(row);
        }
    }

    private static SyncIssue RowWithoutFile(UnfiledRow row) =>
        new(SyncIssueKind.RowWithoutFile, row.Path, null, Fixed: false) { Table = row.Table, RowId = row.Id };

    private static SyncIssue RowOfOtherTool(UnfiledRow row, string reason) =>
        new(SyncIssueKind.RowOfOtherTool, row.Path, reason, Fixed: false);

    private string FullPath(string path) => files.Path.Combine(_root, path);
}
