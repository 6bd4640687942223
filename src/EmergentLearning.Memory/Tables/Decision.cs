using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Memory.Tables;

/// <summary>A row of the original's <c>decisions</c> table: an architecture decision record.</summary>
[Table("decisions")]
public sealed partial record Decision
{
    /// <summary>The key.</summary>
    [Key(AutoIncrement = true)]
    public long Id { get; init; }

    /// <summary>What is decided.</summary>
    public required string Title { get; init; }

    /// <summary>Why a decision was needed.</summary>
    public required string Context { get; init; }

    /// <summary>What else was considered.</summary>
    public string? OptionsConsidered { get; init; }

    /// <summary>What was chosen.</summary>
    [Column("decision")]
    public required string DecisionText { get; init; }

    /// <summary>Why it was chosen.</summary>
    public required string Rationale { get; init; }

    /// <summary>Files, with commas between them.</summary>
    public string? FilesTouched { get; init; }

    /// <summary>Tests, with commas between them.</summary>
    public string? TestsAdded { get; init; }

    /// <summary>accepted, proposed, rejected, deprecated or superseded.</summary>
    [Column("status", Default = "'accepted'")]
    [Index(Name = "idx_decisions_status")]
    public string? Status { get; init; }

    /// <summary>The area of work.</summary>
    [Index(Name = "idx_decisions_domain")]
    public string? Domain { get; init; }

    /// <summary>The key of the decision that took its place.</summary>
    [References(typeof(Decision))]
    public long? SupersededBy { get; init; }

    /// <summary>When it was recorded.</summary>
    [Column("created_at", Default = "CURRENT_TIMESTAMP")]
    [Index(Name = "idx_decisions_created_at")]
    public string? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    [Column("updated_at", Default = "CURRENT_TIMESTAMP")]
    public string? UpdatedAt { get; init; }

    /// <summary>Names the record in every store that it ever reaches; null for a row that another tool inserted, until the next sync.</summary>
    [Unique(Name = "ux_decisions_uid")]
    public string? Uid { get; init; }

    /// <summary>The path of its file below the store's folder; null until there is one.</summary>
    [Column("filepath")]
    [Index(Name = "idx_decisions_filepath")]
    public string? FilePath { get; init; }
}
