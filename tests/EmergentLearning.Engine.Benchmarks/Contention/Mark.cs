using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Benchmarks.Contention;

/// <summary>What the writers write: who wrote it, and which of that writer's records it is.</summary>
[Table("marks")]
public sealed partial record Mark
{
    [Key] public long Id { get; init; }

    public required long Writer { get; init; }

    public required long Number { get; init; }

    public required string Text { get; init; }
}
