using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Storm.Records;

/// <summary>What a writer of the storm records: a row, a file and a commit.</summary>
[Table("strikes"), File("strikes/{Shard}/{Id}.md")]
public sealed partial record Strike
{
    [Key] public long Id { get; init; }

    /// <summary>Spreads the files over folders, so that a long storm has no folder of thousands.</summary>
    public int Shard { get; init; }

    /// <summary>Who wrote it, and the how manieth it is. Not unique to the database: a record that came twice must be seen, not refused.</summary>
    [Index] public required string Token { get; init; }

    /// <summary>Follows from the token alone, so that whoever finds it can tell whether it is whole.</summary>
    public required string Text { get; init; }

    [CreatedAt] public DateTimeOffset CreatedAt { get; init; }
}
