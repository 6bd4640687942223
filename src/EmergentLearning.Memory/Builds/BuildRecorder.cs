using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Builds;

/// <summary>Failed builds to their rows, files and commits, inside one transaction: of two that find the same failure new, one makes the record.</summary>
/// <param name="transaction">The transaction.</param>
/// <param name="now">When it is.</param>
internal sealed class BuildRecorder(IWriteTransaction transaction, DateTimeOffset now)
{
    private readonly KnownBuilds _known = new(transaction, now);

    // As precise as the file is.
    private readonly DateTimeOffset _second = new(now.UtcDateTime.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerSecond)), TimeSpan.Zero);

    /// <summary>Records a failure that is new; of one that is known, raises the count.</summary>
    public BuildRecollection Record(BuildFailureInput input)
    {
        KnownBuild? before = _known.Find(input.Run, input.Fingerprint);
        BuildHistory history = BuildHistory.After(before?.History, input, _second);
        KnownBuild after = before is null ? Add(input, history) : Save(before, history, $"Seen {history.Count} times");
        _known.Put(input.Run, after);
        return new BuildRecollection(
            after.Row.Id, after.Row.Uid!, after.Row.FilePath, after.Row.Title, before?.History, history, MatchingHeuristics.Find(transaction, input));
    }

    /// <summary>Closes what a good run has mended. For tests, only those that passed.</summary>
    /// <returns>How many records changed.</returns>
    public int Close(BuildRun run, Func<BuildHistory, bool> isMended)
    {
        int closed = 0;
        foreach (KnownBuild known in _known.List(run))
        {
            bool isSame = known.History.Configuration == run.Configuration && isMended(known.History);
            if (!isSame || known.History.AfterSuccess(run, _second) is not { } history)
                continue;

            BuildMending mending = history.Mendings[^1];
            string how = mending.Commit is null ? "Mended" : $"Mended {(mending.IsCommitted ? "by" : "after")} {mending.Commit}";
            Save(_known.TakeIn(known), history, how);
            closed++;
        }

        return closed;
    }

    private KnownBuild Add(BuildFailureInput input, BuildHistory history)
    {
        FailureInput record = input.ToRecord();
        string path = FailurePath.Create(record.Title, Timestamps.LocalDay(now), transaction.IsPathFree);
        Learning row = transaction.InsertRow(FailureRecorder.Row(record, path, RecordBirth.At(now)));
        byte[] file = BuildHistoryMarkdown.Put(FailureMarkdown.Render(FailureRecorder.Document(record, row.Uid!, now)), history);
        return Project(new KnownBuild(row, file, history), CommitMessages.ForFailure(row));
    }

    private KnownBuild Save(KnownBuild known, BuildHistory history, string what)
    {
        Learning row = known.Row with { UpdatedAt = Timestamps.Format(now), Uid = known.Row.Uid ?? RecordUid.Create(now) };
        transaction.UpdateRow(row);
        CommitMessage message = CommitMessages.ForFailure(row);
        byte[] file = BuildHistoryMarkdown.Put(known.File, history);
        return Project(new KnownBuild(row, file, history), new CommitMessage(message.Subject, $"{what} | {message.Body}"));
    }

    private KnownBuild Project(KnownBuild known, CommitMessage message)
    {
        transaction.Project(new DocumentChange { Path = known.Row.FilePath, Content = known.File, Message = message, RecordedAt = now });
        return known;
    }
}
