using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Querying;

/// <summary>What contains all the words of a search.</summary>
/// <param name="Words">The words as they were given.</param>
/// <param name="Learnings">The newest learnings.</param>
/// <param name="Heuristics">The most trusted heuristics.</param>
public sealed record SearchResult(string Words, IReadOnlyList<Learning> Learnings, IReadOnlyList<Heuristic> Heuristics);
