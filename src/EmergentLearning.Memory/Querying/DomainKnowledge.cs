using EmergentLearning.Memory.Tables;

namespace EmergentLearning.Memory.Querying;

/// <summary>What a domain has taught.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Heuristics">Its most trusted heuristics.</param>
/// <param name="Learnings">Its newest learnings.</param>
public sealed record DomainKnowledge(string Domain, IReadOnlyList<Heuristic> Heuristics, IReadOnlyList<Learning> Learnings);
