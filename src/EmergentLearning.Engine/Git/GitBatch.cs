namespace EmergentLearning.Engine.Git;

/// <summary>Commits that are on the reference, durably.</summary>
/// <param name="CommitIds">Their ids, in the order they were asked for.</param>
/// <param name="TipId">The last of them.</param>
public sealed record GitBatch(IReadOnlyList<string> CommitIds, string TipId);
