using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Memory.Tables;

/// <summary>A row of the original's <c>experiments</c> table: a hypothesis that is tried in cycles.</summary>
[Table("experiments")]
public sealed partial record Experiment
{
    /// <summary>The key.</summary>
    [Key(AutoIncrement = true)]
    public long Id { get; init; }

    /// <summary>What it is called; no two have the same name.</summary>
    [Unique(Name = "ux_experiments_name")]
    public required string Name { get; init; }

    /// <summary>What is to be shown.</summary>
    public string? Hypothesis { get; init; }

    /// <summary>active or completed.</summary>
    [Column("status", Default = "'active'")]
    [Index(Name = "idx_experiments_status")]
    public string? Status { get; init; }

    /// <summary>How many cycles were run.</summary>
    [Column("cycles_run", Default = "0")]
    public long? CyclesRun { get; init; }

    /// <summary>Its folder below the store's.</summary>
    public string? FolderPath { get; init; }

    /// <summary>When it was started.</summary>
    [Column("created_at", Default = "CURRENT_TIMESTAMP")]
    public string? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    [Column("updated_at", Default = "CURRENT_TIMESTAMP")]
    public string? UpdatedAt { get; init; }

    /// <summary>How one knows that it worked.</summary>
    public string? SuccessCriteria { get; init; }

    /// <summary>How one knows that it did not.</summary>
    public string? FailureCriteria { get; init; }

    /// <summary>Names the record in every store that it ever reaches; null for a row that another tool inserted, until the next sync.</summary>
    [Unique(Name = "ux_experiments_uid")]
    public string? Uid { get; init; }

    /// <summary>The path of its file below the store's folder; null until there is one.</summary>
    [Column("filepath")]
    [Index(Name = "idx_experiments_filepath")]
    public string? FilePath { get; init; }
}
