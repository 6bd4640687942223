using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Memory.Tables;

/// <summary>A row of the original's <c>spike_reports</c> table: what a bounded piece of research found.</summary>
[Table("spike_reports")]
public sealed partial record SpikeReport
{
    /// <summary>The key.</summary>
    [Key(AutoIncrement = true)]
    public long Id { get; init; }

    /// <summary>What was looked into.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about.</summary>
    [Index(Name = "idx_spike_reports_topic")]
    public string? Topic { get; init; }

    /// <summary>What was to be found out.</summary>
    public string? Question { get; init; }

    /// <summary>What was found.</summary>
    public string? Findings { get; init; }

    /// <summary>What one falls over.</summary>
    public string? Gotchas { get; init; }

    /// <summary>Where it stands.</summary>
    public string? Resources { get; init; }

    /// <summary>How many minutes it took.</summary>
    public long? TimeInvestedMinutes { get; init; }

    /// <summary>The area of work.</summary>
    [Index(Name = "idx_spike_reports_domain")]
    public string? Domain { get; init; }

    /// <summary>Tags with commas between them.</summary>
    public string? Tags { get; init; }

    /// <summary>How useful its readers found it.</summary>
    [Column("usefulness_score", Default = "0")]
    [Index(Name = "idx_spike_reports_usefulness")]
    public double? UsefulnessScore { get; init; }

    /// <summary>How often the original's tools read it.</summary>
    [Column("access_count", Default = "0")]
    public long? AccessCount { get; init; }

    /// <summary>When it was recorded.</summary>
    [Column("created_at", Default = "CURRENT_TIMESTAMP")]
    [Index(Name = "idx_spike_reports_created")]
    public string? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    [Column("updated_at", Default = "CURRENT_TIMESTAMP")]
    public string? UpdatedAt { get; init; }

    /// <summary>Names the record in every store that it ever reaches; null for a row that another tool inserted, until the next sync.</summary>
    [Unique(Name = "ux_spike_reports_uid")]
    public string? Uid { get; init; }

    /// <summary>The path of its file below the store's folder; null until there is one.</summary>
    [Column("filepath")]
    [Index(Name = "idx_spike_reports_filepath")]
    public string? FilePath { get; init; }
}
