using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Memory.Tables;

/// <summary>A row of the original's <c>cycles</c> table: one turn of an experiment.</summary>
[Table("cycles")]
public sealed partial record Cycle
{
    /// <summary>The key.</summary>
    [Key(AutoIncrement = true)]
    public long Id { get; init; }

    /// <summary>The experiment.</summary>
    [References(typeof(Experiment))]
    public long? ExperimentId { get; init; }

    /// <summary>Which turn it is, from 1.</summary>
    public long? CycleNumber { get; init; }

    /// <summary>What was attempted.</summary>
    public string? TrySummary { get; init; }

    /// <summary>What was observed.</summary>
    public string? BreakSummary { get; init; }

    /// <summary>What it tells.</summary>
    public string? Analysis { get; init; }

    /// <summary>What was learned.</summary>
    public string? LearningExtracted { get; init; }

    /// <summary>The heuristic that came of it.</summary>
    [References(typeof(Heuristic))]
    public long? HeuristicId { get; init; }

    /// <summary>When it was recorded.</summary>
    [Column("created_at", Default = "CURRENT_TIMESTAMP")]
    public string? CreatedAt { get; init; }

    /// <summary>Names the record in every store that it ever reaches; null for a row that another tool inserted, until the next sync.</summary>
    [Unique(Name = "ux_cycles_uid")]
    public string? Uid { get; init; }

    /// <summary>The path of its file below the store's folder; null until there is one.</summary>
    [Column("filepath")]
    [Index(Name = "idx_cycles_filepath")]
    public string? FilePath { get; init; }
}
