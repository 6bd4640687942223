using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Generated.Tests.Records;

/// <summary>A class without a file, which is created anew to be stamped.</summary>
[Table("counters")]
public sealed partial class Counter
{
    [Key] public long Id { get; init; }

    [Unique] public required string Name { get; init; }

    public long Value { get; init; }

    [Version, Column("version")] internal int Version { get; init; }
}
