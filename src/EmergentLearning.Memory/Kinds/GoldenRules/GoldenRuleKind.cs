using System.Globalization;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
using EmergentLearning.Memory.Lifecycle.Golden;
using EmergentLearning.Memory.Markdown;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Syncing;
using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Kinds.GoldenRules;

/// <summary>
/// Golden rules: a section of <c>memory/golden-rules.md</c>, which every context begins with, and a heuristic that is golden. A person records them.
/// </summary>
internal sealed class GoldenRuleKind : RecordKind
{
    public override string Name => "golden-rule";

    public override string Description => "Adds a golden rule, which every context begins with";

    public override string Example => "elf record golden-rule --name \"Query Before Acting\" --rule \"Ask the store first.\" --why \"It may know.\"";

    public override IReadOnlyList<KindField> Fields { get; } =
    [
        new("name", FieldType.Line, 200, "What it is called") { IsRequired = true, Column = "anchor" },
        new("rule", FieldType.Line, 500, "The rule") { IsRequired = true },
        new("why", FieldType.Line, 5_000, "Why it holds") { Column = "explanation" },
        new("validations", FieldType.Whole, 1_000_000, "How often it proved right") { Default = "0", Column = "times_validated" },
        new("domain", FieldType.Slug, 100, "The area of work") { Default = "general" },
    ];

    public override KindList List { get; } = new("golden-rules", "Golden rules, by their numbers") { Order = "id" };

    internal override string Table => "heuristics";

    internal override IReadOnlyList<KeyValuePair<string, string>> Constants => [new("is_golden", "1")];

    internal override ImportKind ImportKind => ImportKind.GoldenRule;

    internal override RecordedRow Record(IWriteTransaction transaction, RecordValues values, RecordBirth birth)
    {
        DateTimeOffset now = birth.Now;
        EditIntake.TakeIn(transaction, GoldenRuleMarkdown.FilePath, now);
        byte[]? before = transaction.FindDocument(GoldenRuleMarkdown.FilePath);
        int number = GoldenRuleMarkdown.NextNumber(before);
        var rule = new GoldenRule(number, values["name"], values["rule"], values["why"])
        {
            Uid = birth.Uid,
            Domain = values["domain"],
            Promoted = FormattableString.Invariant($"{Timestamps.LocalDay(now):yyyy-MM-dd}"),
            Life = HeuristicLife.New with { Validated = int.Parse(values["validations"], CultureInfo.InvariantCulture) },
        };
        Heuristic row = transaction.InsertRow(GoldenRuleRows.Create(rule, Timestamps.Format(now), now));
        long sequence = transaction.Project(new DocumentChange
        {
            Path = GoldenRuleMarkdown.FilePath,
            Content = GoldenRuleMarkdown.Append(before, rule),
            Message = new CommitMessage(FormattableString.Invariant($"golden-rule: #{number} {rule.Name}"), rule.Text),
            RecordedAt = now,
        });
        return new RecordedRow(row.Id, row.Uid!, sequence);
    }
}
