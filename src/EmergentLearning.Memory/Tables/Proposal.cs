using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Memory.Tables;

/// <summary>A proposal that somebody has to approve or reject. The original has files alone.</summary>
[Table("elf_proposals")]
public sealed partial record Proposal
{
    /// <summary>The key.</summary>
    [Key(AutoIncrement = true)]
    public long Id { get; init; }

    /// <summary>What is proposed.</summary>
    public required string Title { get; init; }

    /// <summary>heuristic, failure, pattern or contradiction.</summary>
    public required string Type { get; init; }

    /// <summary>The area of work.</summary>
    public string? Domain { get; init; }

    /// <summary>0 to 1, for a heuristic.</summary>
    public double? Confidence { get; init; }

    /// <summary>1 to 5, for a failure.</summary>
    public int? Severity { get; init; }

    /// <summary>Tags with commas between them.</summary>
    public string? Tags { get; init; }

    /// <summary>observation, success, failure or experiment.</summary>
    public string? Source { get; init; }

    /// <summary>Who proposes it.</summary>
    public string? SubmittedBy { get; init; }

    /// <summary>What it is about.</summary>
    public string? Summary { get; init; }

    /// <summary>All of it.</summary>
    public string? Details { get; init; }

    /// <summary>What speaks for it.</summary>
    public string? Evidence { get; init; }

    /// <summary>What to do once it is approved.</summary>
    public string? Recommendation { get; init; }

    /// <summary>pending, approved or rejected.</summary>
    [Column("status", Default = "'pending'")]
    [Index(Name = "idx_elf_proposals_status")]
    public string? Status { get; init; }

    /// <summary>When it was submitted.</summary>
    [Column("created_at", Default = "CURRENT_TIMESTAMP")]
    public string? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    [Column("updated_at", Default = "CURRENT_TIMESTAMP")]
    public string? UpdatedAt { get; init; }

    /// <summary>Names the record in every store that it ever reaches; null for a row that another tool inserted, until the next sync.</summary>
    [Unique(Name = "ux_elf_proposals_uid")]
    public string? Uid { get; init; }

    /// <summary>The path of its file below the store's folder; null until there is one.</summary>
    [Column("filepath")]
    [Index(Name = "idx_elf_proposals_filepath")]
    public string? FilePath { get; init; }
}
