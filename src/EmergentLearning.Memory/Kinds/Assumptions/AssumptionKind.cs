using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Kinds.Layout;

namespace EmergentLearning.Memory.Kinds.Assumptions;

/// <summary>
/// What is taken for true until somebody looks. The original has rows alone; the file is ours, so that the database can be made again from the files.
/// </summary>
internal sealed class AssumptionKind : TableKind
{
    public override string Name => "assumption";

    public override string Description => "Records what is taken for true until somebody looks";

    public override string Example =>
        "elf record assumption --assumption \"Clocks are in step\" --context \"Needed for the lease\" --confidence 0.6 --domain time";

    public override IReadOnlyList<KindField> Fields { get; } =
    [
        new("assumption", FieldType.Line, 2_000, "What is assumed") { IsRequired = true },
        new("context", FieldType.Text, 5_000, "What depends on it") { IsRequired = true },
        new("source", FieldType.Line, 200, "Where it comes from") { Default = "inference" },
        new("confidence", FieldType.Confidence, 30, "0 to 1, low, medium or high") { Default = "0.5" },
        new("domain", FieldType.Slug, 100, "The area of work"),
        new("status", FieldType.Choice, 20, "Where it stands")
        {
            Default = "active", IsGiven = false, Choices = ["active", "verified", "challenged", "invalidated"],
        },
        new("verified-count", FieldType.Whole, 1_000_000_000, "How often it was found true") { Default = "0", IsGiven = false },
        new("challenged-count", FieldType.Whole, 1_000_000_000, "How often it was doubted") { Default = "0", IsGiven = false },
        new("last-verified-at", FieldType.Line, 40, "When it was last found true") { IsGiven = false },
    ];

    public override string Folder => "memory/assumptions";

    public override KindList List { get; } = new("assumptions", "Assumptions, the most trusted first")
    {
        Filters =
        [
            new("assumption-status", "status", "active (default), verified, challenged or invalidated") { Default = "active" },
            new("min-confidence", "confidence", "with --assumptions: trusted at least so much, 0 to 1") { IsMinimum = true },
        ],
        Order = "confidence desc, created_at desc, id desc",
    };

    public override FileLayout Layout { get; } = new()
    {
        Title = "assumption",
        TitlePrefix = "ASM-{id}: ",
        Header =
        [
            new("Domain", "domain") { IsOptional = true },
            new("Source", "source"),
            new("Confidence", "confidence"),
            new("Status", "status") { IsCapital = true },
            new("Verified", "verified-count"),
            new("Challenged", "challenged-count"),
            new("Last Verified", "last-verified-at") { IsOptional = true },
            new("Created", "") { Fixed = "{time}" },
        ],
        HasRule = true,
        Sections = [new("Context", "context")],
    };

    internal override string Table => "assumptions";

    internal override ImportKind ImportKind => ImportKind.Assumption;

    public override string NameFile(RecordValues values, DateTimeOffset now) => DatedName(values["assumption"], now);

    public override CommitMessage MessageOf(RecordValues values, long id) => new(
        $"assumption: {values["assumption"]}", FormattableString.Invariant($"Confidence: {values["confidence"]} | ASM-{id}"));
}
