namespace EmergentLearning.Engine.Git;

/// <summary>Commits that are on disk and that no reference leads to yet.</summary>
/// <param name="CommitIds">Their ids, in the order they were asked for.</param>
/// <param name="TipId">The last of them: what the reference will name.</param>
public sealed record GitPlan(IReadOnlyList<string> CommitIds, string TipId);
