using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

[Table("articles")]
public sealed partial record Article
{
    [Key] public long Id { get; init; }

    public int Year { get; init; }

    [FullText(Weight = 10)] public string Title { get; init; } = "";

    [FullText, Column("the \"text\"")] public string? Text { get; init; }
}
