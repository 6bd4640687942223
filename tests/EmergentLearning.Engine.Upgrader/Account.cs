using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Upgrader;

/// <summary>Somebody with entries. Since version 3; the older entries' accounts are taken from them.</summary>
[Table("accounts")]
public sealed partial record Account
{
    /// <summary>The key.</summary>
    [Key]
    public long Id { get; init; }

    /// <summary>The name.</summary>
    [Unique]
    public required string Name { get; init; }

    /// <summary>What the entries come to.</summary>
    public long Balance { get; init; }
}
