using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

[Table("notes"), File("notes/{Topic}/{Id}.md")]
public sealed partial record Note
{
    [Key] public long Id { get; init; }

    [Index] public required string Topic { get; init; }

    [Unique] public required string Title { get; init; }

    [Check("weight between 1 and 5"), Column("weight", Default = "3")] public int Weight { get; init; } = 3;

    public string? Remark { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public bool IsHeavy => Weight > 3;
}
