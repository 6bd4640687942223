using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

[Table("tickets"), File("tickets/{Area}/{Id}.md"), Unique(nameof(Area), nameof(Number))]
public sealed partial record Ticket
{
    [Key] public long Id { get; init; }

    [Index] public required string Area { get; init; }

    public int? Number { get; init; }

    [Unique] public string? Slug { get; init; }

    [Check("weight between 0 and 9")] public int Weight { get; init; }

    public string? Remark { get; init; }

    public DateOnly? Due { get; init; }

    public Level Level { get; init; }

    public decimal Price { get; init; }

    [Version] public long Revision { get; init; }

    [CreatedAt] public DateTimeOffset CreatedAt { get; init; }

    [UpdatedAt] public DateTime? UpdatedAt { get; init; }
}
