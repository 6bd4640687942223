namespace EmergentLearning.Memory.Kinds.Learnings;

/// <summary>The fields that the rows of <c>learnings</c> share.</summary>
internal static class LearningFieldsOf
{
    public static IReadOnlyList<KindField> Failure { get; } = Create("What failed", "What happened");

    public static IReadOnlyList<KindField> Success { get; } = Create("What worked", "How, and why it worked");

    public static IReadOnlyList<KindField> Observation { get; } = Create("What was seen", "What it may mean");

    private static IReadOnlyList<KindField> Create(string title, string summary) =>
    [
        new("title", FieldType.Line, 500, title) { IsRequired = true },
        new("domain", FieldType.Domain, 100, "The area of work") { IsRequired = true },
        new("severity", FieldType.Severity, 20, "1-5, low, medium, high or critical") { Default = "3" },
        new("tags", FieldType.Line, 500, "Tags with commas between them") { IsNeverNull = true },
        new("summary", FieldType.Text, 50_000, summary) { IsNeverNull = true },
    ];
}
