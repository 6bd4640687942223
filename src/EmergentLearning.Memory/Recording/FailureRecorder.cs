using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Recording;

/// <summary>A failure to its row, file and commit.</summary>
internal static class FailureRecorder
{
    /// <summary>Inserts the row and queues the file. The same title twice on one day makes two files.</summary>
    public static RecordedRow Record(IWriteTransaction transaction, FailureInput input, RecordBirth birth)
    {
        DateTimeOffset now = birth.Now;
        string path = FailurePath.Create(input.Title, Timestamps.LocalDay(now), transaction.IsPathFree);
        Learning row = transaction.InsertRow(Row(input, path, birth));
        long sequence = transaction.Project(new DocumentChange
        {
            Path = path,
            Content = FailureMarkdown.Render(Document(input, row.Uid!, now)),
            Message = CommitMessages.ForFailure(row),
            RecordedAt = now,
        });
        return new RecordedRow(row.Id, row.Uid!, sequence);
    }

    /// <summary>The failure as its file tells it.</summary>
    public static FailureDocument Document(FailureInput input, string uid, DateTimeOffset now) => new()
    {
        Uid = uid,
        Title = input.Title,
        Domain = input.Domain,
        Severity = input.Severity,
        Tags = input.Tags,
        Date = Timestamps.LocalDay(now),
        Summary = input.Summary.Length == 0 ? FailureInput.NoSummary : input.Summary,
    };

    /// <summary>The failure as a row that is not inserted yet.</summary>
    public static Learning Row(FailureInput input, string path, RecordBirth birth) => new()
    {
        Type = "failure",
        FilePath = path,
        Title = input.Title,
        Summary = input.Summary.Length == 0 ? FailureInput.NoSummary : input.Summary,
        Tags = input.Tags,
        Domain = input.Domain,
        Severity = input.Severity,
        CreatedAt = Timestamps.Format(birth.Now),
        UpdatedAt = Timestamps.Format(birth.Now),
        Uid = birth.Uid,
    };
}
