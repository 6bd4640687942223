namespace EmergentLearning.Memory.Querying;

/// <summary>How much there is of everything, from one consistent view. Immutable.</summary>
public sealed record StoreStatistics
{
    /// <summary>All learnings.</summary>
    public required long Learnings { get; init; }

    /// <summary>Learnings by type, most first.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> LearningsByType { get; init; }

    /// <summary>Learnings by domain, most first.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> LearningsByDomain { get; init; }

    /// <summary>Learnings by severity, highest first.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> LearningsBySeverity { get; init; }

    /// <summary>Learnings recorded in each of the last 12 weeks, which begin on Mondays (UTC), oldest first; the key is the Monday.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> LearningsByWeek { get; init; }

    /// <summary>All heuristics.</summary>
    public required long Heuristics { get; init; }

    /// <summary>Heuristics by domain, most first.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> HeuristicsByDomain { get; init; }

    /// <summary>Heuristics by where they are in their life: active, dormant, deprecated; most first.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> HeuristicsByStatus { get; init; }

    /// <summary>Heuristics in each tenth of confidence, <c>0.0</c> (up to 0.1) to <c>0.9</c> (up to 1).</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> HeuristicsByConfidence { get; init; }

    /// <summary>How many heuristics are golden rules.</summary>
    public required long GoldenRules { get; init; }

    /// <summary>Violations of golden rules in the last seven days.</summary>
    public required long RecentViolations { get; init; }

    /// <summary>Rows of the other kinds by kind and status, such as <c>decisions/accepted</c>; only of tables that the database has.</summary>
    public required IReadOnlyList<KeyValuePair<string, long>> OthersByStatus { get; init; }

    /// <summary>How many changes wait for their file.</summary>
    public required int PendingFiles { get; init; }

    /// <summary>How many changes wait for their commit.</summary>
    public required int PendingCommits { get; init; }
}
