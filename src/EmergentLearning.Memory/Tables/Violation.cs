using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Memory.Tables;

/// <summary>A row of the original's <c>violations</c> table: a golden rule that was broken.</summary>
[Table("violations")]
public sealed partial record Violation
{
    /// <summary>The key.</summary>
    [Key(AutoIncrement = true)]
    public long Id { get; init; }

    /// <summary>The number of the rule.</summary>
    [Index(Name = "idx_violations_rule")]
    public long RuleId { get; init; }

    /// <summary>The rule.</summary>
    public required string RuleName { get; init; }

    /// <summary>When, in UTC.</summary>
    [Column("violation_date", Default = "CURRENT_TIMESTAMP")]
    [Index(Name = "idx_violations_date")]
    public string? ViolationDate { get; init; }

    /// <summary>What happened.</summary>
    public string? Description { get; init; }

    /// <summary>In which session.</summary>
    public string? SessionId { get; init; }

    /// <summary>1 once somebody has seen it.</summary>
    [Column("acknowledged", Default = "0")]
    [Index(Name = "idx_violations_acknowledged")]
    public int? Acknowledged { get; init; }

    /// <summary>Names the record in every store that it ever reaches; null for a row that another tool inserted, until the next sync.</summary>
    [Unique(Name = "ux_violations_uid")]
    public string? Uid { get; init; }

    /// <summary>The path of its file below the store's folder; null until there is one.</summary>
    [Column("filepath")]
    [Index(Name = "idx_violations_filepath")]
    public string? FilePath { get; init; }
}
