using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Syncing;

/// <summary>Files for rows that have none: another tool inserted them, or their files were lost before the store was adopted.</summary>
internal static class RowFiles
{
    public static SyncIssue Write(IWriteTransaction transaction, SyncIssue issue, SyncChunk chunk) =>
        issue.Table switch
        {
            "heuristics" => WriteHeuristic(transaction, issue, chunk),
            "learnings" => WriteFailure(transaction, issue, chunk),
            var table => WriteRecord(transaction, RecordKinds.WithFiles.First(kind => kind.Table == table), issue, chunk),
        };

    private static SyncIssue WriteRecord(IWriteTransaction transaction, TableKind kind, SyncIssue issue, SyncChunk chunk)
    {
        if (KindRows.Find(transaction, kind, issue.RowId) is not { Path: null } row)
            return issue with { Fixed = true };

        DateTimeOffset made = Timestamps.FindDay(row.Created) is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : chunk.Now;
        string path = kind.ChoosePath(row.Values, made, transaction.IsPathFree);
        string uid = row.Uid ?? RecordUid.Create(chunk.Now);
        transaction.Project(Change(chunk, path, KindFiles.Write(kind, row with { Uid = uid }, chunk.Now)));
        KindRows.SetFile(transaction, kind, row.Id, path, uid);
        KindFiles.Moved(transaction, path, chunk.Now);
        return issue with { Path = path, Fixed = true };
    }

    private static SyncIssue WriteFailure(IWriteTransaction transaction, SyncIssue issue, SyncChunk chunk)
    {
        if (transaction.Find<Learning>(issue.RowId) is not { } row)
            return issue with { Fixed = true };
        if (!transaction.IsPathFree(row.FilePath))
            return issue with { Detail = "another row has the same file; the row is kept as it is", Fixed = true };

        string uid = LearningRows.SetUid(transaction, row.Id, RecordUid.Create(chunk.Now), chunk.Now);
        transaction.Project(Change(chunk, row.FilePath, FailureMarkdown.Render(new FailureDocument
        {
            Uid = uid,
            Title = row.Title,
            Domain = row.Domain ?? "",
            Severity = row.Severity,
            Tags = row.Tags ?? "",
            Date = Timestamps.FindDay(row.CreatedAt),
            Summary = string.IsNullOrEmpty(row.Summary) ? FailureInput.NoSummary : row.Summary,
        })));
        return issue with { Fixed = true };
    }

    private static SyncIssue WriteHeuristic(IWriteTransaction transaction, SyncIssue issue, SyncChunk chunk)
    {
        if (transaction.Find<Heuristic>(issue.RowId) is not { FilePath: null } row)
            return issue with { Fixed = true };

        row = row with { Uid = row.Uid ?? RecordUid.Create(chunk.Now) };
        row = row with { Anchor = HeuristicSections.ChooseAnchor(transaction, row) };
        string path = HeuristicPath.Create(DomainName.ToFileName(row.Domain));
        DateOnly day = Timestamps.FindDay(row.CreatedAt) ?? Timestamps.LocalDay(chunk.Now);
        transaction.Project(Change(chunk, path, HeuristicSections.Append(transaction.FindDocument(path), row, day)));
        HeuristicRows.SetFile(transaction, row.Id, path, HeuristicSections.AnchorOf(row), row.Uid);
        return issue with { Path = path, Fixed = true };
    }

    private static DocumentChange Change(SyncChunk chunk, string path, byte[] content) => new()
    {
        Path = path,
        Content = content,
        Message = chunk.Message,
        RecordedAt = chunk.Now,
        Group = chunk.Group,
    };

    /// <summary>Whether a path, which may be from somebody else's row, is one at which the store keeps failures.</summary>
    public static bool IsFailurePath(string path) =>
        path.StartsWith("memory/failures/", StringComparison.Ordinal)
        && path.EndsWith(".md", StringComparison.Ordinal)
        && path.AsSpan().IndexOfAny('\\', '\0') < 0
        && !path.Split('/').Any(segment => segment is "" or "." or "..");
}
