using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Querying;

/// <summary>What a search found, each list the best first.</summary>
/// <param name="Words">What was searched for, as it was given.</param>
/// <param name="Learnings">The learnings.</param>
/// <param name="Heuristics">The heuristics.</param>
public sealed record SearchResult(
    string Words, IReadOnlyList<Found<Learning>> Learnings, IReadOnlyList<Found<Heuristic>> Heuristics);
