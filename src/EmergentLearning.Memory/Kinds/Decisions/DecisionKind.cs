using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Kinds.Layout;

namespace EmergentLearning.Memory.Kinds.Decisions;

/// <summary>Architecture decision records, as the original's <c>record-decision.sh</c> makes them (Nygard, "Documenting Architecture Decisions", 2011).</summary>
internal sealed class DecisionKind : TableKind
{
    /// <summary>The status of a decision that another took the place of.</summary>
    internal const string Superseded = "superseded";

    /// <summary>The status of one that stands.</summary>
    internal const string Accepted = "accepted";

    public override string Name => "decision";

    public override string Description => "Records an architecture decision (ADR)";

    public override string Example =>
        "elf record decision --title \"One writer\" --context \"Locks fail\" --decision \"A queue\" --rationale \"No conflicts\" --files src/queue.c";

    public override IReadOnlyList<KindField> Fields { get; } =
    [
        new("title", FieldType.Line, 200, "What is decided") { IsRequired = true },
        new("context", FieldType.Text, 5_000, "Why a decision is needed") { IsRequired = true },
        new("options", FieldType.Text, 5_000, "What else was considered") { Column = "options_considered" },
        new("decision", FieldType.Text, 5_000, "What was chosen") { IsRequired = true },
        new("rationale", FieldType.Text, 5_000, "Why it was chosen") { IsRequired = true },
        new("domain", FieldType.Slug, 100, "The area of work") { Default = "general" },
        new("files", FieldType.List, 1_000, "Files touched, with commas between them") { Column = "files_touched" },
        new("tests", FieldType.List, 1_000, "Tests added, with commas between them") { Column = "tests_added" },
        new("status", FieldType.Choice, 20, "Where it stands")
        {
            Default = "accepted", IsGiven = false, Choices = ["accepted", "proposed", "rejected", "deprecated", Superseded],
        },
        // A number, as the original has it; so it stands in no file, and follows from the links.
        new("superseded-by", FieldType.Whole, int.MaxValue, "The number of the decision that took its place") { IsGiven = false },
    ];

    public override string Folder => "memory/decisions";

    public override KindList List { get; } = new("decisions", "Decisions, the newest first")
    {
        Filters = [new("decision-status", "status", "accepted (default), proposed, rejected, deprecated or superseded") { Default = "accepted" }],
    };

    public override FileLayout Layout { get; } = new()
    {
        Title = "title",
        TitlePrefix = "ADR-{id}: ",
        Header = [new("Date", "") { Fixed = "{day}" }, new("Domain", "domain"), new("Status", "status") { IsCapital = true }],
        HasRule = true,
        Sections =
        [
            new("Context", "context"),
            new("Options Considered", "options") { IsOptional = true },
            new("Decision", "decision"),
            new("Rationale", "rationale"),
            new("Files Touched", "files") { IsOptional = true, IsList = true },
            new("Tests Added", "tests") { IsOptional = true, IsList = true },
            new("Consequences", "")
            {
                Fixed = "- This decision establishes a pattern for future similar situations\n"
                    + "- Related architectural decisions should reference this ADR\n- If context changes, this decision should be revisited",
            },
        ],
        Tail = "**ID**: ADR-{id}\n**Created**: {day}",
    };

    internal override string Table => "decisions";

    internal override ImportKind ImportKind => ImportKind.Decision;

    public override string NameFile(RecordValues values, DateTimeOffset now) => DatedName(values["title"], now);

    public override CommitMessage MessageOf(RecordValues values, long id) =>
        new($"decision: {values["title"]}", FormattableString.Invariant($"Domain: {values["domain"]} | ADR-{id}"));
}
