using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Tests.Linearizability;

/// <summary>A value that clients insert, read, compare and set, and delete.</summary>
[Table("registers")]
public sealed partial record Register
{
    [Key] public long Id { get; init; }

    public required long Value { get; init; }

    [Version] public long Version { get; init; }
}
