using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Recording;

/// <summary>A failure to its row, file and commit.</summary>
internal static class FailureRecorder
{
    /// <summary>Inserts the row and queues the file. The same title twice on one day makes two files.</summary>
    public static RecordedRow Record(IWriteTransaction transaction, FailureInput input, DateTimeOffset now)
    {
        var document = new FailureDocument
        {
            Title = input.Title,
            Domain = input.Domain,
            Severity = input.Severity,
            Tags = input.Tags,
            Date = Timestamps.LocalDay(now),
            Summary = input.Summary.Length == 0 ? FailureInput.NoSummary : input.Summary,
        };
        string path = FailurePath.Create(input.Title, Timestamps.LocalDay(now), transaction.IsPathFree);
        Learning row = transaction.InsertRow(new Learning
        {
            Type = "failure",
            FilePath = path,
            Title = document.Title,
            Summary = document.Summary,
            Tags = document.Tags,
            Domain = document.Domain,
            Severity = document.Severity,
            CreatedAt = Timestamps.Format(now),
            UpdatedAt = Timestamps.Format(now),
            Uid = RecordUid.Create(now),
        });
        long sequence = transaction.Project(new DocumentChange
        {
            Path = path,
            Content = FailureMarkdown.Render(document),
            Message = CommitMessages.ForFailure(row),
            RecordedAt = now,
        });
        return new RecordedRow(row.Id, row.Uid!, sequence);
    }
}
