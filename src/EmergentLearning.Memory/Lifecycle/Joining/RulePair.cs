using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Lifecycle.Joining;

/// <summary>Two rules of a domain that say about the same.</summary>
/// <param name="Rule">The one that is trusted more.</param>
/// <param name="Other">The other.</param>
/// <param name="Similarity">The share of the words of either that are words of both, above 0 to 1.</param>
public sealed record RulePair(Heuristic Rule, Heuristic Other, double Similarity);
