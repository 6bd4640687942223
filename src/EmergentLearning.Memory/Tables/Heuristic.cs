using EmergentLearning.Engine.Schema;

namespace EmergentLearning.Memory.Tables;

/// <summary>A row of the original's <c>heuristics</c> table: a rule learned in a domain.</summary>
[Table("heuristics")]
[Check("confidence is null or confidence between 0.0 and 1.0")]
[Index(nameof(Domain), nameof(Confidence), Name = "idx_heuristics_domain_confidence")]
[FullText(Tokenizer = FullTextTokenizer.EnglishStems)]
public sealed partial record Heuristic
{
    /// <summary>The key.</summary>
    [Key(AutoIncrement = true)]
    public long Id { get; init; }

    /// <summary>The area of work; names the file.</summary>
    [Index(Name = "idx_heuristics_domain")]
    [FullText]
    public required string Domain { get; init; }

    /// <summary>The rule, exactly as it was given.</summary>
    [FullText(Weight = 4)]
    public required string Rule { get; init; }

    /// <summary>Why the rule holds.</summary>
    [FullText]
    public string? Explanation { get; init; }

    /// <summary>What it was learned from: failure, success or observation; old rows have other words.</summary>
    public string? SourceType { get; init; }

    /// <summary>The key of the learning that taught it.</summary>
    public long? SourceId { get; init; }

    /// <summary>0 to 1.</summary>
    [Column("confidence", Default = "0.5")]
    [Index(Name = "idx_heuristics_confidence")]
    public double? Confidence { get; init; }

    /// <summary>How often it proved right.</summary>
    [Column("times_validated", Default = "0")]
    public int? TimesValidated { get; init; }

    /// <summary>How often it was broken.</summary>
    [Column("times_violated", Default = "0")]
    public int? TimesViolated { get; init; }

    /// <summary>1 for a golden rule.</summary>
    [Column("is_golden", Default = "0")]
    [Index(Name = "idx_heuristics_golden")]
    public int? IsGolden { get; init; }

    /// <summary>When it was recorded.</summary>
    [Column("created_at", Default = "CURRENT_TIMESTAMP")]
    [Index(Name = "idx_heuristics_created_at")]
    public string? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    [Column("updated_at", Default = "CURRENT_TIMESTAMP")]
    public string? UpdatedAt { get; init; }

    /// <summary>Names the record in every store that it ever reaches; null for a row that another tool inserted, until the next sync.</summary>
    [Unique(Name = "ux_heuristics_uid")]
    public string? Uid { get; init; }

    /// <summary>The path below the store's folder of the file that holds the rule; null until a file does.</summary>
    [Column("filepath")]
    [Index(Name = "idx_heuristics_filepath")]
    public string? FilePath { get; init; }

    /// <summary>What stands before the colon of the rule's heading in that file, as <c>H-12</c>.</summary>
    public string? Anchor { get; init; }

    /// <summary>How often what happened said the opposite.</summary>
    [Column("times_contradicted", Default = "0")]
    public int? TimesContradicted { get; init; }

    /// <summary>active, dormant, archived or deprecated; null is active.</summary>
    [Column("status", Default = "'active'")]
    public string? Status { get; init; }

    /// <summary>When it was last put to the test; null for never.</summary>
    public string? LastUsedAt { get; init; }

    /// <summary>Up to when its confidence has decayed; null for never.</summary>
    public string? DecayedAt { get; init; }

    /// <summary>The day (UTC) on which it fell asleep, of a dormant or archived rule; null where nobody noted it.</summary>
    public string? DormantSince { get; init; }

    /// <summary>The uid of the rule that took this one in; null for a rule of its own.</summary>
    [Index(Name = "idx_heuristics_merged_into")]
    public string? MergedInto { get; init; }
}
