using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Memory.Tables;

/// <summary>A row of <c>confidence_updates</c>: what happened to a heuristic and what it changed. Rows are only ever added.</summary>
[Table("confidence_updates")]
[Index(nameof(HeuristicId), nameof(CreatedAt), Name = "idx_confidence_updates_heuristic")]
public sealed partial record ConfidenceUpdate
{
    /// <summary>The key.</summary>
    [Key(AutoIncrement = true)]
    public long Id { get; init; }

    /// <summary>The heuristic's key.</summary>
    public required long HeuristicId { get; init; }

    /// <summary>One of success, failure, contradiction, decay, dormancy, archive, deprecation, promotion.</summary>
    public required string UpdateType { get; init; }

    /// <summary>The confidence before; null where it was unknown.</summary>
    public double? OldConfidence { get; init; }

    /// <summary>The confidence after.</summary>
    public double? NewConfidence { get; init; }

    /// <summary>The difference.</summary>
    public double? Delta { get; init; }

    /// <summary>Why, in a person's or a program's words.</summary>
    public string? Reason { get; init; }

    /// <summary>Who approved or reported it; null where nobody said.</summary>
    public string? AgentId { get; init; }

    /// <summary>1 where it was counted but the confidence had to stay: too soon, or too often on one day.</summary>
    [Column("rate_limited", Default = "0")]
    public int? RateLimited { get; init; }

    /// <summary>When.</summary>
    [Column("created_at", Default = "CURRENT_TIMESTAMP")]
    public string? CreatedAt { get; init; }
}
