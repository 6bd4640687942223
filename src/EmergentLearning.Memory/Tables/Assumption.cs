using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Memory.Tables;

/// <summary>A row of the original's <c>assumptions</c> table: what is taken for true until somebody looks.</summary>
[Table("assumptions")]
[Check("confidence is null or confidence between 0.0 and 1.0")]
[Check("status in ('active', 'verified', 'challenged', 'invalidated')")]
public sealed partial record Assumption
{
    /// <summary>The key.</summary>
    [Key(AutoIncrement = true)]
    public long Id { get; init; }

    /// <summary>What is assumed.</summary>
    [Column("assumption")]
    public required string Text { get; init; }

    /// <summary>What depends on it.</summary>
    public string? Context { get; init; }

    /// <summary>Where it comes from.</summary>
    public string? Source { get; init; }

    /// <summary>0 to 1.</summary>
    [Column("confidence", Default = "0.5")]
    [Index(Name = "idx_assumptions_confidence")]
    public double? Confidence { get; init; }

    /// <summary>active, verified, challenged or invalidated.</summary>
    [Column("status", Default = "'active'")]
    [Index(Name = "idx_assumptions_status")]
    public string? Status { get; init; }

    /// <summary>The area of work.</summary>
    [Index(Name = "idx_assumptions_domain")]
    public string? Domain { get; init; }

    /// <summary>How often it was found true.</summary>
    [Column("verified_count", Default = "0")]
    public long? VerifiedCount { get; init; }

    /// <summary>How often it was doubted.</summary>
    [Column("challenged_count", Default = "0")]
    public long? ChallengedCount { get; init; }

    /// <summary>When it was last found true.</summary>
    public string? LastVerifiedAt { get; init; }

    /// <summary>When it was recorded.</summary>
    [Column("created_at", Default = "CURRENT_TIMESTAMP")]
    [Index(Name = "idx_assumptions_created")]
    public string? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    [Column("updated_at", Default = "CURRENT_TIMESTAMP")]
    public string? UpdatedAt { get; init; }

    /// <summary>Names the record in every store that it ever reaches; null for a row that another tool inserted, until the next sync.</summary>
    [Unique(Name = "ux_assumptions_uid")]
    public string? Uid { get; init; }

    /// <summary>The path of its file below the store's folder; null until there is one.</summary>
    [Column("filepath")]
    [Index(Name = "idx_assumptions_filepath")]
    public string? FilePath { get; init; }
}
