using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Memory.Tables;

/// <summary>A row of the original's <c>invariants</c> table: what must always be true.</summary>
[Table("invariants")]
public sealed partial record Invariant
{
    /// <summary>The key.</summary>
    [Key(AutoIncrement = true)]
    public long Id { get; init; }

    /// <summary>What must be true.</summary>
    public required string Statement { get; init; }

    /// <summary>Why.</summary>
    public required string Rationale { get; init; }

    /// <summary>The area of work.</summary>
    [Index(Name = "idx_invariants_domain")]
    public string? Domain { get; init; }

    /// <summary>codebase, module, function or runtime.</summary>
    [Column("scope", Default = "'codebase'")]
    public string? Scope { get; init; }

    /// <summary>manual, automated or test.</summary>
    public string? ValidationType { get; init; }

    /// <summary>What checks it; kept, never run.</summary>
    public string? ValidationCode { get; init; }

    /// <summary>error, warning or info.</summary>
    [Column("severity", Default = "'error'")]
    [Index(Name = "idx_invariants_severity")]
    public string? Severity { get; init; }

    /// <summary>active, deprecated or violated.</summary>
    [Column("status", Default = "'active'")]
    [Index(Name = "idx_invariants_status")]
    public string? Status { get; init; }

    /// <summary>How often it was violated.</summary>
    [Column("violation_count", Default = "0")]
    public long? ViolationCount { get; init; }

    /// <summary>When it was last found true.</summary>
    public string? LastValidatedAt { get; init; }

    /// <summary>When it was last violated.</summary>
    public string? LastViolatedAt { get; init; }

    /// <summary>When it was recorded.</summary>
    [Column("created_at", Default = "CURRENT_TIMESTAMP")]
    [Index(Name = "idx_invariants_created_at")]
    public string? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    [Column("updated_at", Default = "CURRENT_TIMESTAMP")]
    public string? UpdatedAt { get; init; }

    /// <summary>Names the record in every store that it ever reaches; null for a row that another tool inserted, until the next sync.</summary>
    [Unique(Name = "ux_invariants_uid")]
    public string? Uid { get; init; }

    /// <summary>The path of its file below the store's folder; null until there is one.</summary>
    [Column("filepath")]
    [Index(Name = "idx_invariants_filepath")]
    public string? FilePath { get; init; }
}
