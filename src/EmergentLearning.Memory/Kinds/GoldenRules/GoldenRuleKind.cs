using System.Globalization;
using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Import;
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
    private const string Path = "memory/golden-rules.md";

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

    internal override ImportKind ImportKind => ImportKind.Heuristic;

    internal override RecordedRow Record(IWriteTransaction transaction, RecordValues values, DateTimeOffset now)
    {
        EditIntake.TakeIn(transaction, Path, now);
        byte[] before = transaction.FindDocument(Path)
            ?? "# Golden Rules\n\nThese are proven principles with high confidence. They are ALWAYS loaded into context.\n\n---\n\n"u8.ToArray();
        int number = GoldenRuleFile.NextNumber(before);
        Heuristic row = transaction.InsertRow(new Heuristic
        {
            Domain = values["domain"],
            Rule = values["rule"],
            Explanation = values["why"],
            SourceType = "golden-rule",
            Confidence = 1,
            TimesValidated = int.Parse(values["validations"], CultureInfo.InvariantCulture),
            TimesViolated = 0,
            IsGolden = 1,
            CreatedAt = Timestamps.Format(now),
            UpdatedAt = Timestamps.Format(now),
            Uid = RecordUid.Create(now),
            FilePath = Path,
            Anchor = values["name"],
        });
        long sequence = transaction.Project(new DocumentChange
        {
            Path = Path,
            Content = [.. before, .. Section(before, number, values, Timestamps.LocalDay(now))],
            Message = new CommitMessage(FormattableString.Invariant($"golden-rule: #{number} {values["name"]}"), values["rule"]),
            RecordedAt = now,
        });
        return new RecordedRow(row.Id, row.Uid!, sequence);
    }

    private static byte[] Section(byte[] before, int number, RecordValues values, DateOnly day)
    {
        var text = new StringBuilder(before.Length > 0 && before[^1] != (byte)'\n' ? "\n" : "");
        text.Append(CultureInfo.InvariantCulture, $"## {number}. {FieldEscape.Encode(values["name"])}\n> {FieldEscape.Encode(values["rule"])}\n\n");
        text.Append("**Why:** ").Append(FieldEscape.Encode(values["why"])).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"**Promoted:** {day:yyyy-MM-dd}\n**Validations:** {values["validations"]}\n\n---\n\n");
        return MarkdownText.ToBytes(text);
    }
}
