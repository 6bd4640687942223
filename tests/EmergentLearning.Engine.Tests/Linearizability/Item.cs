using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>One element of a list that clients append to and read.</summary>
[Table("items")]
public sealed partial record Item
{
    [Key] public long Id { get; init; }

    [Index] public required long List { get; init; }

    public required long Value { get; init; }
}
