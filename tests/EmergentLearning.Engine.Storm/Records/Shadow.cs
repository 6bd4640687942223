using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Storm.Records;

/// <summary>Written in the same transaction as its <see cref="Strike"/>: who sees one without the other sees half a write.</summary>
[Table("shadows")]
public sealed partial record Shadow
{
    [Key] public long Id { get; init; }

    [Index] public required string Token { get; init; }
}
