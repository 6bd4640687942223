using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Kinds.Invariants;

/// <summary>What must always be true. The original has rows alone; the file is ours, so that the database can be made again from the files.</summary>
internal sealed class InvariantKind : TableKind
{
    public override string Name => "invariant";

    public override string Description => "Records what must always be true";

    public override string Example =>
        "elf record invariant --statement \"Every row has a file\" --rationale \"Else a rebuild loses it\" --scope runtime --severity error";

    public override IReadOnlyList<KindField> Fields { get; } =
    [
        new("statement", FieldType.Line, 1_000, "What must be true") { IsRequired = true },
        new("rationale", FieldType.Text, 5_000, "Why") { IsRequired = true },
        new("domain", FieldType.Slug, 100, "The area of work"),
        new("scope", FieldType.Choice, 20, "Where it holds") { Default = "codebase", Choices = ["codebase", "module", "function", "runtime"] },
        new("severity", FieldType.Choice, 20, "How bad a violation is") { Default = "error", Choices = ["error", "warning", "info"] },
        new("validation-type", FieldType.Choice, 20, "How it is checked") { Default = "manual", Choices = ["manual", "automated", "test"] },
        new("validation-code", FieldType.Text, 10_000, "What checks it; it is kept, never run"),
        new("status", FieldType.Choice, 20, "Where it stands") { Default = "active", IsGiven = false, Choices = ["active", "deprecated", "violated"] },
        new("violation-count", FieldType.Whole, 1_000_000_000, "How often it was violated") { Default = "0", IsGiven = false },
        new("last-validated-at", FieldType.Line, 40, "When it was last found true") { IsGiven = false },
        new("last-violated-at", FieldType.Line, 40, "When it was last violated") { IsGiven = false },
    ];

    public override string Folder => "memory/invariants";

    public override KindList List { get; } = new("invariants", "Invariants, the newest first")
    {
        Filters =
        [
            new("invariant-status", "status", "active (default), deprecated or violated") { Default = "active" },
            new("invariant-scope", "scope", "codebase, module, function or runtime"),
            new("invariant-severity", "severity", "error, warning or info"),
        ],
    };

    public override FileLayout Layout { get; } = new()
    {
        Title = "statement",
        TitlePrefix = "INV-{id}: ",
        Header =
        [
            new("Domain", "domain") { IsOptional = true },
            new("Scope", "scope"),
            new("Severity", "severity"),
            new("Validation", "validation-type"),
            new("Status", "status") { IsCapital = true },
            new("Violations", "violation-count"),
            new("Last Validated", "last-validated-at") { IsOptional = true },
            new("Last Violated", "last-violated-at") { IsOptional = true },
            new("Created", "") { Fixed = "{time}" },
        ],
        HasRule = true,
        Sections = [new("Rationale", "rationale"), new("Validation Code", "validation-code") { IsOptional = true }],
    };

    internal override string Table => "invariants";

    internal override ImportKind ImportKind => ImportKind.Invariant;

    public override string NameFile(RecordValues values, DateTimeOffset now) => DatedName(values["statement"], now);

    public override CommitMessage MessageOf(RecordValues values, long id) => new(
        $"invariant: {values["statement"]}",
        FormattableString.Invariant($"Scope: {values["scope"]} | Severity: {values["severity"]} | INV-{id}"));

    internal override RecordValues Follow(RecordValues before, RecordValues after, DateTimeOffset now) =>
        after["status"] == "violated" && before["status"] != "violated" && after["last-violated-at"] == before["last-violated-at"]
            ? after.With("last-violated-at", Timestamps.Format(now))
            : after;
}
