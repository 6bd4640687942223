using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Kinds.GoldenRules;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Kinds.Violations;

/// <summary>
/// Golden rules that were broken. Ten in seven days make a question for the person in charge, as in the original's <c>record-violation.sh</c>; the
/// original has rows alone, the file is ours.
/// </summary>
internal sealed class ViolationKind : TableKind
{
    public override string Name => "violation";

    public override string Description => "Records that a golden rule was broken";

    public override string Example => "elf record violation --rule 1 --description \"Began without asking the store\"";

    public override IReadOnlyList<KindField> Fields { get; } =
    [
        new("rule", FieldType.Whole, 1_000_000, "The number of the golden rule") { IsRequired = true, Column = "rule_id" },
        new("description", FieldType.Text, 5_000, "What happened") { IsRequired = true },
        new("session", FieldType.Line, 200, "In which session; else the time") { Column = "session_id" },
        new("rule-name", FieldType.Line, 1_000, "The rule, as the golden rules have it") { IsRequired = true, IsGiven = false },
        new("acknowledged", FieldType.Whole, 1, "1 once somebody has seen it") { Default = "0", IsGiven = false },
    ];

    public override string Folder => "memory/violations";

    public override KindList List { get; } = new("violations", "Golden rules that were broken, the newest first")
    {
        Filters = [new("violation-days", "violation_date", "of how many days (7 unless told otherwise)") { Default = "7", IsDays = true }],
        Order = "violation_date desc, id desc",
    };

    public override FileLayout Layout { get; } = new()
    {
        Title = "rule-name",
        TitlePrefix = "Violation: ",
        Header =
        [
            new("Rule", "rule"),
            new("Session", "session"),
            new("Date", "") { Fixed = "{time}" },
            new("Acknowledged", "acknowledged"),
        ],
        Sections = [new("Description", "description")],
    };

    internal override string Table => "violations";

    internal override string CreatedColumn => "violation_date";

    public override string? UpdatedColumn => null;

    internal override ImportKind ImportKind => ImportKind.Violation;

    public override string NameFile(RecordValues values, DateTimeOffset now) =>
        FormattableString.Invariant($"{now.ToLocalTime():yyyyMMdd-HHmmss}_rule-{values["rule"]}");

    public override CommitMessage MessageOf(RecordValues values, long id) =>
        new($"violation: Rule {values["rule"]} - {values["rule-name"]}", $"Session: {values["session"]}");

    internal override RecordedRow Record(IWriteTransaction transaction, RecordValues values, RecordBirth birth)
    {
        DateTimeOffset now = birth.Now;
        RecordValues known = values.With("rule-name", GoldenRuleFile.Find(transaction, values["rule"]) ?? "Unknown Rule");
        if (known["session"].Length == 0)
            known = known.With("session", FormattableString.Invariant($"{now.ToLocalTime():yyyyMMdd-HHmmss}"));
        RecordedRow row = base.Record(transaction, known, birth);
        return row with { Notice = ViolationThreshold.Check(transaction, now) };
    }
}
