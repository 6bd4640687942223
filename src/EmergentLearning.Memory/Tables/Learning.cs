using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Memory.Tables;

/// <summary>
/// A row of the original's <c>learnings</c> table: a failure, a success, and so on. Dates stay text, as the original's tools write
/// them (UTC, <c>yyyy-MM-dd HH:mm:ss</c>), so that an old row with an odd one can still be read.
/// </summary>
[Table("learnings")]
[Check("type in ('failure', 'success', 'heuristic', 'experiment', 'observation')")]
[Check("severity is null or severity between 1 and 5")]
[Index(nameof(Domain), nameof(CreatedAt), Name = "idx_learnings_domain_created")]
[FullText(Tokenizer = FullTextTokenizer.EnglishStems)]
public sealed partial record Learning
{
    /// <summary>The key.</summary>
    [Key(AutoIncrement = true)]
    public long Id { get; init; }

    /// <summary>One of failure, success, heuristic, experiment, observation.</summary>
    [Index(Name = "idx_learnings_type")]
    public required string Type { get; init; }

    /// <summary>The file's path below the store's folder.</summary>
    [Column("filepath")]
    [Index(Name = "idx_learnings_filepath")]
    public required string FilePath { get; init; }

    /// <summary>The title, exactly as it was given.</summary>
    [FullText(Weight = 4)]
    public required string Title { get; init; }

    /// <summary>What happened, exactly as it was given.</summary>
    [FullText]
    public string? Summary { get; init; }

    /// <summary>Tags with commas between them.</summary>
    [Index(Name = "idx_learnings_tags")]
    [FullText(Weight = 2)]
    public string? Tags { get; init; }

    /// <summary>The area of work.</summary>
    [Index(Name = "idx_learnings_domain")]
    [FullText]
    public string? Domain { get; init; }

    /// <summary>1 (least) to 5.</summary>
    [Column("severity", Default = "3")]
    public int? Severity { get; init; }

    /// <summary>When it was recorded.</summary>
    [Column("created_at", Default = "CURRENT_TIMESTAMP")]
    [Index(Name = "idx_learnings_created_at")]
    public string? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    [Column("updated_at", Default = "CURRENT_TIMESTAMP")]
    public string? UpdatedAt { get; init; }

    /// <summary>Names the record in every store that it ever reaches; null for a row that another tool inserted, until the next sync.</summary>
    [Unique(Name = "ux_learnings_uid")]
    public string? Uid { get; init; }
}
