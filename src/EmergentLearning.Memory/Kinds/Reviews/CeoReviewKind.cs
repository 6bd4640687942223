using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Kinds.Reviews;

/// <summary>Questions for the person in charge, as the original's users write them into the CEO inbox.</summary>
internal sealed class CeoReviewKind : TableKind
{
    public override string Name => "ceo-review";

    public override string Description => "Asks the person in charge for a decision";

    public override string Example =>
        "elf record ceo-review --title \"Drop Windows 10?\" --context \"Two users left\" --recommendation \"Yes\" --priority high";

    public override IReadOnlyList<KindField> Fields { get; } =
    [
        new("title", FieldType.Line, 500, "What is to be decided") { IsRequired = true },
        new("context", FieldType.Text, 10_000, "What one has to know"),
        new("recommendation", FieldType.Text, 5_000, "What is advised"),
        new("priority", FieldType.Choice, 20, "How much it presses") { Default = "medium", Choices = ["low", "medium", "high", "critical"] },
        new("status", FieldType.Choice, 20, "Where it stands") { Default = "pending", IsGiven = false, Choices = ["pending", "decided"] },
        new("decision", FieldType.Text, 10_000, "What was decided") { IsGiven = false },
        new("reviewed-at", FieldType.Line, 40, "When it was decided") { IsGiven = false },
    ];

    public override string Folder => "ceo-inbox";

    public override KindList List { get; } = new("ceo-reviews", "What waits for the person in charge")
    {
        Filters = [new("review-status", "status", "pending (default) or decided") { Default = "pending" }],
    };

    public override FileLayout Layout { get; } = new()
    {
        Title = "title",
        Header =
        [
            new("Priority", "priority"),
            new("Created", "") { Fixed = "{day}" },
            new("Status", "status") { IsCapital = true },
            new("Reviewed", "reviewed-at") { IsOptional = true },
        ],
        Sections =
        [
            new("Context", "context"),
            new("Recommendation", "recommendation") { IsOptional = true },
            new("CEO Decision", "decision") { IsOptional = true },
        ],
        FreeText = new("Context", "context"),
    };

    internal override string Table => "ceo_reviews";

    public override string? UpdatedColumn => null;

    internal override ImportKind ImportKind => ImportKind.CeoReview;

    public override string NameFile(RecordValues values, DateTimeOffset now) => DatedName(values["title"], now);

    public override CommitMessage MessageOf(RecordValues values, long id) => new($"ceo: {values["title"]}", $"Priority: {values["priority"]}");

    internal override RecordValues Follow(RecordValues before, RecordValues after, DateTimeOffset now) =>
        after["status"] == "decided" && before["status"] != "decided" && after["reviewed-at"].Length == 0
            ? after.With("reviewed-at", Timestamps.Format(now))
            : after;
}
