using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Kinds.Layout;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Kinds.Learnings;

/// <summary>Failures, with the fields of the original's <c>record-failure.sh</c>.</summary>
internal sealed class FailureKind : RecordKind
{
    public override string Name => "failure";

    public override string Description => "Records a failure";

    public override string Example =>
        "elf record failure --title \"Retry storm\" --domain http --severity high --tags retry,jitter --summary \"No jitter.\"";

    public override IReadOnlyList<KindField> Fields => LearningFieldsOf.Failure;

    internal override string Table => "learnings";

    internal override IReadOnlyList<KeyValuePair<string, string>> Constants => [new("type", "failure")];

    internal override ImportKind ImportKind => ImportKind.Failure;

    internal override FileLayout EditLayout { get; } = LearningKind.Shared with { IsStructure = FailureMarkdown.IsStructure };

    internal override RecordedRow Record(IWriteTransaction transaction, RecordValues values, RecordBirth birth) =>
        FailureRecorder.Record(transaction, new FailureInput
        {
            Title = values["title"],
            Domain = values["domain"],
            Severity = Severity.Parse(values["severity"]),
            Tags = values["tags"],
            Summary = values["summary"],
        }.Validate(), birth);
}
