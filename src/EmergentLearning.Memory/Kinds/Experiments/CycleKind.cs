using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;
using EmergentLearning.Memory.Syncing;

namespace EmergentLearning.Memory.Kinds.Experiments;

/// <summary>One turn of an experiment: try, break, analyse, learn. Its text stands in the experiment's log.</summary>
internal sealed class CycleKind : RecordKind
{
    public override string Name => "cycle";

    public override string Description => "Records one cycle of an experiment";

    public override string Example => "elf record cycle --experiment \"Full jitter\" --try \"100 ms base\" --break \"Two storms\" --learning \"Too short\"";

    public override IReadOnlyList<KindField> Fields { get; } =
    [
        new("experiment", FieldType.Line, 200, "Its name, or its number") { IsRequired = true, Column = "experiment_id" },
        new("try", FieldType.Text, 5_000, "What was attempted") { IsRequired = true, Column = "try_summary" },
        new("break", FieldType.Text, 5_000, "What was observed") { Column = "break_summary" },
        new("analysis", FieldType.Text, 5_000, "What it tells"),
        new("learning", FieldType.Text, 5_000, "What was learned") { Column = "learning_extracted" },
        new("number", FieldType.Whole, 1_000_000, "Which one it is, from 1") { IsGiven = false, Column = "cycle_number" },
    ];

    internal override string Table => "cycles";

    public override string? UpdatedColumn => null;

    public override IReadOnlyList<string> RowColumns => ["heuristic_id"];

    internal override string TitleField => "try";

    internal override ImportKind ImportKind => ImportKind.Experiment;

    internal override RecordedRow Record(IWriteTransaction transaction, RecordValues values, RecordBirth birth)
    {
        DateTimeOffset now = birth.Now;
        KindRow experiment = Find(transaction, values["experiment"]);
        string path = $"{experiment.Values["folder-path"]}/{ExperimentPaths.Log}";
        // What a person wrote into the log before is kept, and its cycles count.
        EditIntake.TakeIn(transaction, path, now);
        var cycle = new CycleSection(CycleRows.Next(transaction, experiment.Id))
        {
            Uid = birth.Uid,
            Date = Timestamps.LocalDay(now),
            Try = values["try"],
            Break = values["break"],
            Analysis = values["analysis"],
            Learning = values["learning"],
        };
        RowKey row = CycleRows.Put(transaction, experiment.Id, cycle, path, now);
        CycleRows.CountCycles(transaction, experiment.Id, now);
        byte[] log = transaction.FindDocument(path) ?? CycleMarkdown.RenderNew(experiment.Values["name"], Timestamps.LocalDay(now));
        long sequence = transaction.Project(new DocumentChange
        {
            Path = path,
            Content = CycleMarkdown.Add(log, cycle),
            Message = new CommitMessage(
                FormattableString.Invariant($"experiment: Cycle {cycle.Number} of '{experiment.Values["name"]}'"), $"Learning: {cycle.Learning}"),
            RecordedAt = now,
        });
        return new RecordedRow(row.Id, row.Uid, sequence);
    }

    private static KindRow Find(IReadSession session, string experiment)
    {
        KindRow? row = KindRows.Find(session, RecordKinds.Experiment, "name", experiment);
        if (row is null && long.TryParse(experiment, out long id))
            row = KindRows.Find(session, RecordKinds.Experiment, id);
        if (row is null)
            throw RecordText.Refused($"There is no experiment {RecordText.Quote(experiment)}. Start it with `elf record experiment`, or see `elf query --experiments`.");
        return row.Values["folder-path"].Length > 0
            ? row
            : throw RecordText.Refused($"The experiment {RecordText.Quote(experiment)} has no folder yet. Run `elf sync --fix`, then record the cycle again.");
    }
}
