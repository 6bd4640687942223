using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Builds;

/// <summary>Failed builds to their rows, files and commits, inside one transaction: of two that find the same failure new, one makes the record.</summary>
internal static class BuildRecorder
{
    /// <summary>Records a failure that is new; of one that is known, raises the count.</summary>
    public static BuildRecollection Record(IWriteTransaction transaction, BuildFailureInput input, DateTimeOffset now)
    {
        DateTimeOffset second = ToSecond(now);
        if (KnownBuilds.Find(transaction, input.Run, input.Fingerprint, now) is not { } known)
            return Add(transaction, input, BuildHistory.After(null, input, second), now);

        BuildHistory history = BuildHistory.After(known.History, input, second);
        Learning row = Save(transaction, known, history, $"Seen {history.Count} times", now);
        return new BuildRecollection(
            row.Id, row.Uid!, row.FilePath, row.Title, known.History, history, MatchingHeuristics.Find(transaction, input));
    }

    /// <summary>Closes what a good run has mended. For tests, only those that passed.</summary>
    /// <returns>How many records changed.</returns>
    public static int Close(IWriteTransaction transaction, BuildRun run, Func<BuildHistory, bool> isMended, DateTimeOffset now)
    {
        int closed = 0;
        foreach (KnownBuild known in KnownBuilds.List(transaction, run, now))
        {
            bool isSame = known.History.Configuration == run.Configuration;
            if (!isSame || !isMended(known.History) || known.History.AfterSuccess(run, ToSecond(now)) is not { } history)
                continue;

            BuildMending mending = history.Mendings[^1];
            string how = mending.Commit is null ? "Mended" : $"Mended {(mending.IsCommitted ? "by" : "after")} {mending.Commit}";
            Save(transaction, known, history, how, now);
            closed++;
        }

        return closed;
    }

    private static BuildRecollection Add(IWriteTransaction transaction, BuildFailureInput input, BuildHistory history, DateTimeOffset now)
    {
        FailureInput record = input.ToRecord();
        string path = FailurePath.Create(record.Title, Timestamps.LocalDay(now), transaction.IsPathFree);
        byte[] file = FailureMarkdown.Render(FailureRecorder.Document(record, now));
        Learning row = transaction.InsertRow(FailureRecorder.Row(record, path, now));
        transaction.Project(new DocumentChange
        {
            Path = path,
            Content = BuildHistoryMarkdown.Put(file, history),
            Message = CommitMessages.ForFailure(row),
            RecordedAt = now,
        });
        return new BuildRecollection(row.Id, row.Uid!, path, row.Title, null, history, MatchingHeuristics.Find(transaction, input));
    }

    private static Learning Save(IWriteTransaction transaction, KnownBuild known, BuildHistory history, string what, DateTimeOffset now)
    {
        Learning row = known.Row with { UpdatedAt = Timestamps.Format(now), Uid = known.Row.Uid ?? RecordUid.Create(now) };
        transaction.UpdateRow(row);
        CommitMessage message = CommitMessages.ForFailure(row);
        transaction.Project(new DocumentChange
        {
            Path = row.FilePath,
            Content = BuildHistoryMarkdown.Put(known.File, history),
            Message = new CommitMessage(message.Subject, $"{what} | {message.Body}"),
            RecordedAt = now,
        });
        return row;
    }

    private static DateTimeOffset ToSecond(DateTimeOffset time) =>
        new(time.UtcDateTime.AddTicks(-(time.UtcTicks % TimeSpan.TicksPerSecond)), TimeSpan.Zero);
}
