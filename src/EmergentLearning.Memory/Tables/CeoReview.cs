using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Memory.Tables;

/// <summary>A row of the original's <c>ceo_reviews</c> table: a question for the person in charge.</summary>
[Table("ceo_reviews")]
public sealed partial record CeoReview
{
    /// <summary>The key.</summary>
    [Key(AutoIncrement = true)]
    public long Id { get; init; }

    /// <summary>What is to be decided.</summary>
    public required string Title { get; init; }

    /// <summary>What one has to know.</summary>
    public string? Context { get; init; }

    /// <summary>What is advised.</summary>
    public string? Recommendation { get; init; }

    /// <summary>pending or decided; old rows have other words.</summary>
    [Column("status", Default = "'pending'")]
    [Index(Name = "idx_ceo_reviews_status")]
    public string? Status { get; init; }

    /// <summary>When it was recorded.</summary>
    [Column("created_at", Default = "CURRENT_TIMESTAMP")]
    public string? CreatedAt { get; init; }

    /// <summary>When it was decided.</summary>
    public string? ReviewedAt { get; init; }

    /// <summary>low, medium, high or critical.</summary>
    public string? Priority { get; init; }

    /// <summary>What was decided.</summary>
    public string? Decision { get; init; }

    /// <summary>Names the record in every store that it ever reaches; null for a row that another tool inserted, until the next sync.</summary>
    [Unique(Name = "ux_ceo_reviews_uid")]
    public string? Uid { get; init; }

    /// <summary>The path of its file below the store's folder; null until there is one.</summary>
    [Column("filepath")]
    [Index(Name = "idx_ceo_reviews_filepath")]
    public string? FilePath { get; init; }
}
