using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Lifecycle;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Syncing;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Recording;

/// <summary>A heuristic to its row, its section in the domain's file, and its commit.</summary>
internal static class HeuristicRecorder
{
    /// <summary>Inserts the row and queues the file with the rule at its end. What a person changed in the file before is kept.</summary>
    public static RecordedRow Record(IWriteTransaction transaction, HeuristicInput input, RecordBirth birth)
    {
        DateTimeOffset now = birth.Now;
        string path = HeuristicPath.Create(input.Domain);
        EditIntake.TakeIn(transaction, path, now);

        Heuristic row = transaction.InsertRow(new Heuristic
        {
            Domain = input.Domain,
            Rule = input.Rule,
            Explanation = input.Explanation,
            SourceType = input.Source,
            Confidence = input.Confidence,
            TimesValidated = 0,
            TimesViolated = 0,
            TimesContradicted = 0,
            IsGolden = 0,
            Status = HeuristicStatus.Active,
            CreatedAt = Timestamps.Format(now),
            UpdatedAt = Timestamps.Format(now),
            Uid = birth.Uid,
            FilePath = path,
        });
        row = row with { Anchor = HeuristicSections.ChooseAnchor(transaction, row) };
        transaction.UpdateRow(row);
        long sequence = transaction.Project(new DocumentChange
        {
            Path = path,
            Content = HeuristicSections.Append(transaction.FindDocument(path), row, Timestamps.LocalDay(now)),
            Message = CommitMessages.ForHeuristic(row),
            RecordedAt = now,
        });
        return new RecordedRow(row.Id, row.Uid!, sequence);
    }
}
