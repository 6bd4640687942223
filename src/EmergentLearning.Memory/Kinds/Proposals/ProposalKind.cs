using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Kinds.Proposals;

/// <summary>Proposals that a person approves or rejects, in the files of the original's <c>proposals/.schema.md</c>; the rows are ours.</summary>
internal sealed class ProposalKind : TableKind
{
    private static readonly string[] Places = ["pending", "approved", "rejected"];

    public override string Name => "proposal";

    public override string Description => "Proposes something that a person has to approve";

    public override string Example =>
        "elf record proposal --type heuristic --title \"Look before you retry\" --domain debugging --summary \"Two of two cases\" --confidence 0.5";

    public override IReadOnlyList<KindField> Fields { get; } =
    [
        new("title", FieldType.Line, 500, "What is proposed; the rule, for a heuristic") { IsRequired = true },
        new("type", FieldType.Choice, 20, "What it becomes") { IsRequired = true, Choices = ["heuristic", "failure", "pattern", "contradiction"] },
        new("domain", FieldType.Slug, 100, "The area of work") { Default = "general" },
        new("confidence", FieldType.Confidence, 30, "0 to 1, low, medium or high, for a heuristic"),
        new("severity", FieldType.Severity, 20, "1-5, low, medium, high or critical, for a failure"),
        new("tags", FieldType.Line, 500, "Tags with commas between them"),
        new("source", FieldType.Choice, 20, "Where it comes from")
        {
            Default = "observation", Choices = ["observation", "success", "failure", "experiment"],
        },
        new("submitted-by", FieldType.Line, 200, "Who proposes it"),
        new("summary", FieldType.Text, 5_000, "What it is about") { IsRequired = true },
        new("details", FieldType.Text, 10_000, "All of it"),
        new("evidence", FieldType.Text, 10_000, "What speaks for it"),
        new("recommendation", FieldType.Text, 5_000, "What to do once it is approved"),
        new("status", FieldType.Choice, 20, "Where it stands") { Default = "pending", IsGiven = false, Choices = Places },
    ];

    public override string Folder => "proposals";

    public override KindList List { get; } = new("pending-proposals", "Proposals, those that wait unless told otherwise")
    {
        Filters = [new("proposal-status", "status", "pending (default), approved or rejected") { Default = "pending" }],
    };

    public override FileLayout Layout { get; } = new()
    {
        Title = "title",
        HasFrontMatter = true,
        Header =
        [
            new("type", "type"), new("domain", "domain"), new("confidence", "confidence"), new("severity", "severity"), new("tags", "tags"),
            new("source", "source"), new("submitted_by", "submitted-by"), new("submitted_at", "") { Fixed = "{time}" },
        ],
        Sections =
        [
            new("Summary", "summary"),
            new("Details", "details") { IsOptional = true },
            new("Evidence", "evidence") { IsOptional = true },
            new("Recommendation", "recommendation") { IsOptional = true },
        ],
    };

    internal override string Table => "elf_proposals";

    internal override ImportKind ImportKind => ImportKind.Proposal;

    public override bool Owns(string path) => path.Split('/') is ["proposals", var place, _] && Places.Contains(place, StringComparer.Ordinal);

    public override string NameFile(RecordValues values, DateTimeOffset now) => FormattableString.Invariant(
        $"pending/{Timestamps.LocalDay(now):yyyy-MM-dd}_{values["type"]}_{SlugText.CreateOr(values["title"], 50, "untitled")}");

    public override CommitMessage MessageOf(RecordValues values, long id) =>
        new($"proposal: {values["title"]}", $"Type: {values["type"]} | Domain: {values["domain"]}");

    public override RecordValues Place(RecordValues values, string path) => values.With("status", path.Split('/')[1]);
}
