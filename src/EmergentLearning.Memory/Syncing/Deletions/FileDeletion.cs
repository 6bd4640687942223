using System.Text.Json;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Files;
using EmergentLearning.Engine.Projection;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Syncing.Deletions;

/// <summary>Deletes a document whose file is gone, and puts its rows aside, in one transaction.</summary>
internal static class FileDeletion
{
    public static SyncIssue Run(IWriteTransaction transaction, SyncIssue issue, SyncChunk chunk)
    {
        // Looked at again under the gate: whoever wrote it again meanwhile, or changed its record, wants it to live.
        SafePath.RefuseLinks(transaction.Root, issue.Path);
        bool isStillTrue = !File.Exists(Path.Combine(transaction.Root, issue.Path))
            && DocumentIndex.FindHash(transaction, issue.Path) == issue.Hash
            && DocumentIndex.IsSettled(transaction, issue.Path);
        if (!isStillTrue)
            return issue with { Detail = "it was changed meanwhile; run it again" };

        bool hasLeft = MovedRecords.HasLeft(transaction, issue.Path);
        IReadOnlyList<Tombstone> buried = Tombstones.Bury(transaction, issue.Path, issue.Detail ?? MissingFiles.ByHand, chunk.Now);
        transaction.Project(new DocumentChange
        {
            Path = issue.Path,
            Content = null,
            Message = hasLeft ? chunk.Message : MessageOf(issue.Path, buried, chunk),
            RecordedAt = chunk.Now,
            Group = chunk.Group,
        });
        return issue with { Detail = hasLeft ? MovedRecords.Elsewhere : issue.Detail, Fixed = true };
    }

    private static CommitMessage MessageOf(string path, IReadOnlyList<Tombstone> buried, SyncChunk chunk)
    {
        if (chunk.All > 1)
            return new CommitMessage("sync: delete " + chunk.What);

        return buried is [.., var only] && DeletedRecord.KindOf(only) is { } kind
            ? new CommitMessage($"{kind.Name}: delete '{TitleOf(kind, only)}'")
            : new CommitMessage($"file: delete {path}");
    }

    private static string TitleOf(RecordKind kind, Tombstone buried)
    {
        KindField title = kind.Fields.First(static field => field.IsRequired && field.Type == FieldType.Line);
        using var row = JsonDocument.Parse(buried.Content);
        return row.RootElement.TryGetProperty(title.Column, out JsonElement value) ? value.ToString() : "";
    }
}
