using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Kinds.Experiments;

/// <summary>Experiments, as the original's <c>start-experiment.sh</c> starts them: a folder with the hypothesis and the log of the cycles.</summary>
internal sealed class ExperimentKind : TableKind
{
    public override string Name => "experiment";

    public override string Description => "Starts an experiment: a folder with its hypothesis and its log";

    public override string Example => "elf record experiment --name \"Full jitter\" --hypothesis \"Storms end\" --success-criteria \"No storm in a week\"";

    public override IReadOnlyList<KindField> Fields { get; } =
    [
        new("name", FieldType.Line, 200, "What it is called; no two have the same name") { IsRequired = true },
        new("hypothesis", FieldType.Text, 5_000, "What is to be shown") { IsRequired = true },
        new("success-criteria", FieldType.Text, 5_000, "How one knows that it worked") { Default = "[Define success criteria]" },
        new("failure-criteria", FieldType.Text, 5_000, "How one knows that it did not") { Default = "[Define failure criteria]" },
        new("status", FieldType.Choice, 20, "Where it stands") { Default = "active", IsGiven = false, Choices = ["active", "paused", "completed"] },
        new("cycles-run", FieldType.Whole, 1_000_000, "How many cycles were run") { Default = "0", IsGiven = false },
        new("folder-path", FieldType.Line, 400, "Its folder below the store's") { IsGiven = false },
    ];

    public override string Folder => "experiments";

    public override KindList List { get; } = new("experiments", "Experiments, the newest first")
    {
        Filters = [new("experiment-status", "status", "active (default), paused or completed") { Default = "active" }],
    };

    public override FileLayout Layout { get; } = new()
    {
        Title = "name",
        TitlePrefix = "Experiment: ",
        Header = [new("Started", "") { Fixed = "{day}" }, new("Status", "status") { IsCapital = true }],
        Sections =
        [
            new("Hypothesis", "hypothesis"),
            new("Success Criteria", "success-criteria"),
            new("Failure Criteria", "failure-criteria"),
            new("Variables", "") { Fixed = "[What parameters are we varying?]" },
            new("Controls", "") { Fixed = "[What are we keeping constant?]" },
            new("Methodology", "") { Fixed = "[How will we conduct this experiment?]" },
            new("Expected Outcomes", "") { Fixed = "[What do we expect to learn?]" },
        ],
    };

    internal override string Table => "experiments";

    internal override ImportKind ImportKind => ImportKind.Experiment;

    public override bool Owns(string path) => ExperimentPaths.IsHypothesis(path);

    public override string NameFile(RecordValues values, DateTimeOffset now) =>
        FormattableString.Invariant($"active/{now.ToLocalTime():yyyyMMdd-HHmmss}_{SlugText.CreateOr(values["name"], 100, "untitled")}");

    public override string ChoosePath(RecordValues values, DateTimeOffset now, Func<string, bool> isFree) =>
        $"{FreePath.Find($"{Folder}/{NameFile(values, now)}", "", isFree: folder => isFree($"{folder}/{ExperimentPaths.Hypothesis}"))}/{ExperimentPaths.Hypothesis}";

    public override CommitMessage MessageOf(RecordValues values, long id) =>
        new($"experiment: Start '{values["name"]}'", $"Hypothesis: {values["hypothesis"]}");

    public override RecordValues Place(RecordValues values, string path) => values.With("folder-path", ExperimentPaths.FolderOf(path));

    public override RowKey TakeIn(IWriteTransaction transaction, NewRow row)
    {
        // Two files may have the same title; the table lets no two rows have the same name.
        string name = row.Values["name"];
        string free = name;
        for (int number = 2; KindRows.Find(transaction, this, "name", free) is not null; number++)
            free = FormattableString.Invariant($"{name} ({number})");
        return base.TakeIn(transaction, row with { Values = row.Values.With("name", free) });
    }

    internal override RecordedRow Record(IWriteTransaction transaction, RecordValues values, RecordBirth birth) =>
        KindRows.Find(transaction, this, "name", values["name"]) is { } same
            ? throw RecordText.Refused($"There is an experiment of that name: experiment/{same.Id}. Give another name, or record a cycle of it.")
            : base.Record(transaction, values, birth);

    protected override IEnumerable<KeyValuePair<string, byte[]>> Companions(RecordValues values, string path, DateTimeOffset now) =>
        [new($"{ExperimentPaths.FolderOf(path)}/{ExperimentPaths.Log}", CycleMarkdown.RenderNew(values["name"], Timestamps.LocalDay(now)))];
}
