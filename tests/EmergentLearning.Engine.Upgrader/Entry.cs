using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Engine.Upgrader;

/// <summary>Money that went somewhere.</summary>
[Table("entries")]
public sealed partial record Entry
{
    /// <summary>The key.</summary>
    [Key(AutoIncrement = true)]
    public long Id { get; init; }

    /// <summary>Whose it is.</summary>
    [Index]
    public required string Account { get; init; }

    /// <summary>How much. Version 1 called it the amount, and allowed none.</summary>
    [WasNamed("amount"), Check("cents <> 0")]
    public long Cents { get; init; }

    /// <summary>What for. Since version 3 it is always said.</summary>
    public required string Memo { get; init; }
}
