using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Kinds.Learnings;

/// <summary>Heuristics, with the fields of the original's <c>record-heuristic.sh</c>. The rules of a domain share a file.</summary>
internal sealed class HeuristicKind : RecordKind
{
    public override string Name => "heuristic";

    public override string Description => "Records a rule that was learned";

    public override string Example => "elf record heuristic --domain http --rule \"Retry with jitter\" --source failure --confidence high";

    public override IReadOnlyList<KindField> Fields { get; } =
    [
        new("domain", FieldType.Slug, 100, "The area of work, which names the file") { IsRequired = true },
        new("rule", FieldType.Line, 500, "The rule") { IsRequired = true },
        new("explanation", FieldType.Text, 5_000, "Why it holds"),
        new("source", FieldType.Choice, 20, "Where it comes from")
        {
            Default = "observation", Choices = ["failure", "success", "observation"], Column = "source_type",
        },
        new("confidence", FieldType.Confidence, 30, "0 to 1, low, medium or high") { Default = "0.7" },
    ];

    internal override string Table => "heuristics";

    internal override ImportKind ImportKind => ImportKind.Heuristic;

    // The file tells the counts as well; the original's tools count in the row alone.
    public override IReadOnlyList<string> RowColumns => ["source_id", "times_validated", "times_violated", "is_golden"];

    internal override RecordedRow Record(IWriteTransaction transaction, RecordValues values, RecordBirth birth) =>
        HeuristicRecorder.Record(transaction, new HeuristicInput
        {
            Domain = values["domain"],
            Rule = values["rule"],
            Explanation = values["explanation"],
            Source = values["source"],
            Confidence = double.Parse(values["confidence"], CultureInfo.InvariantCulture),
        }.Validate(), birth);
}
