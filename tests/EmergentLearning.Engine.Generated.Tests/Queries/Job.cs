using EmergentLearning.Engine.Generated.Tests.Records;
using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Queries;

[Table("jobs")]
public sealed partial record Job
{
    [Key] public long Id { get; init; }

    [Index] public required string Queue { get; init; }

    [Unique] public required string Name { get; init; }

    public Level Level { get; init; }

    public int Attempts { get; init; }

    public double Cost { get; init; }

    public byte[] Hash { get; init; } = [];

    public Guid Owner { get; init; }

    public DateOnly Due { get; init; }

    public long? ParentId { get; init; }

    public string? Note { get; init; }
}
