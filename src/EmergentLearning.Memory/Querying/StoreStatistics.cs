namespace EmergentLearning.Memory.Querying;

/// <summary>How much there is of everything.</summary>
/// <param name="Learnings">All learnings.</param>
/// <param name="LearningsByType">Learnings by type, most first.</param>
/// <param name="LearningsByDomain">Learnings by domain, most first.</param>
/// <param name="LearningsBySeverity">Learnings by severity, highest first.</param>
/// <param name="Heuristics">All heuristics.</param>
/// <param name="HeuristicsByDomain">Heuristics by domain, most first.</param>
/// <param name="GoldenRules">How many heuristics are golden rules.</param>
/// <param name="PendingFiles">How many changes wait for their file.</param>
/// <param name="PendingCommits">How many changes wait for their commit.</param>
public sealed record StoreStatistics(
    long Learnings,
    IReadOnlyList<KeyValuePair<string, long>> LearningsByType,
    IReadOnlyList<KeyValuePair<string, long>> LearningsByDomain,
    IReadOnlyList<KeyValuePair<string, long>> LearningsBySeverity,
    long Heuristics,
    IReadOnlyList<KeyValuePair<string, long>> HeuristicsByDomain,
    long GoldenRules,
    int PendingFiles,
    int PendingCommits);
